namespace Caveat.Cel.Syntax;

/// <summary>An entry of a map literal.</summary>
/// <param name="Id">Unique in the tree.</param>
/// <param name="Key">Any expression.</param>
/// <param name="Value">Any expression; of optional type when <paramref name="IsOptional"/>.</param>
/// <param name="IsOptional">Written with <c>?</c>: left out when the value is none.</param>
public sealed record MapEntry(int Id, Expr Key, Expr Value, bool IsOptional);
