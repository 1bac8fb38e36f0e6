namespace Caveat.Policies;

/// <summary>A policy that serves, for lists and metrics.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operator">Name of its operator's profile; null when it names none.</param>
/// <param name="Rules">Names of its rules, in the order of the document.</param>
public sealed record PolicySummary(string Name, string? Operator, IReadOnlyList<string> Rules)
{
    /// <summary>What it is for, as its author says; null when that is not written.</summary>
    public string? Description { get; init; }
}
