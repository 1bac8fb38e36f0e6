namespace Caveat.Policies.Compilation;

/// <summary>A policy's own variable: exactly one of the two is there.</summary>
/// <param name="Variable">Computed by an expression.</param>
/// <param name="Lookup">Looked up.</param>
internal sealed record PolicyCell(CompiledExpression? Variable, CompiledLookup? Lookup);
