namespace Caveat.Policies.Compilation;

/// <summary>Exactly one of the two is there.</summary>
internal readonly record struct CompiledTemplatePart(string? Literal, CompiledExpression? Expression);
