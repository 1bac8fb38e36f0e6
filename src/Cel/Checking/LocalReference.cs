namespace Caveat.Cel.Checking;

/// <summary>A variable of a comprehension around the name: the innermost of that name, accumulators included.</summary>
/// <param name="Name">As the comprehension declares it.</param>
public sealed record LocalReference(string Name) : Reference;
