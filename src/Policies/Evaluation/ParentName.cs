namespace Caveat.Policies.Evaluation;

/// <summary>The object that a child points back to.</summary>
/// <param name="Kind">Its kind; empty when the child does not say.</param>
/// <param name="Name">Its name.</param>
internal sealed record ParentName(string Kind, string Name);
