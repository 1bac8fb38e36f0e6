namespace Caveat.Policies.Evaluation;

/// <summary>An object that a child points back to.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
internal sealed record ParentName(string Kind, string Name);
