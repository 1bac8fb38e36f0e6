namespace Caveat.Policies;

/// <summary>A policy that serves, for lists and metrics.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operator">Name of its operator's profile; null when it names none.</param>
/// <param name="Rules">Names of its rules, in the order of the document.</param>
public sealed record PolicySummary(string Name, string? Operator, IReadOnlyList<string> Rules);
