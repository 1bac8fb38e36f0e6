using Caveat.Policies;

namespace Caveat.PolicyFiles;

/// <summary>What the files came to.</summary>
/// <param name="Set">The policies that serve.</param>
/// <param name="FileCount">Files that were found.</param>
/// <param name="Problems">In the order of the files; empty when everything serves as written.</param>
/// <param name="Warnings">Findings that stop nothing, with their places, in the order of the files.</param>
public sealed record PolicyReading(PolicySet Set, int FileCount, IReadOnlyList<PolicyProblem> Problems, IReadOnlyList<string> Warnings);
