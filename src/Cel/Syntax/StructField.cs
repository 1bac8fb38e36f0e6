namespace Caveat.Cel.Syntax;

/// <summary>A field of a message literal.</summary>
/// <param name="Id">Unique in the tree.</param>
/// <param name="Name">Without backquotes.</param>
/// <param name="Value">Any expression; of optional type when <paramref name="IsOptional"/>.</param>
/// <param name="IsOptional">Written with <c>?</c>: left out when the value is none.</param>
public sealed record StructField(int Id, string Name, Expr Value, bool IsOptional);
