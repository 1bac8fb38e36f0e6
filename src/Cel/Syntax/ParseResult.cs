using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>The tree of an expression, or why there is none.</summary>
/// <param name="Root">The tree with its macros expanded; null when there is any error.</param>
/// <param name="Diagnostics">Errors by position, at most <see cref="Parser.MaxFindings"/>.</param>
/// <param name="Factory">Makes more nodes with ids that the tree does not use.</param>
public sealed record ParseResult(Expr? Root, IReadOnlyList<Diagnostic> Diagnostics, ExprFactory Factory);
