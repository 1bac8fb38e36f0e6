namespace Caveat.Policies.Native.Merging;

/// <summary>A field that tells the elements of a list apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What an element has that leaves it out, as JSON; null when it must not.</param>
internal readonly record struct MergeKey(string Name, string? Default = null);
