namespace Caveat.Cel.Syntax;

/// <summary><c>all</c>, <c>exists</c> and <c>exists_one</c> over one variable or two; the predicate is the last argument.</summary>
internal static class Quantifiers
{
    public static ComprehensionExpr All(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.Make(
            ComprehensionKind.All,
            fold.True(),
            fold.Call(Operators.NotStrictlyFalse, fold.Accumulator()),
            fold.Call(Operators.LogicalAnd, fold.Accumulator(), arguments[^1]),
            fold.Accumulator());

    public static ComprehensionExpr Exists(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.Make(
            ComprehensionKind.Exists,
            fold.False(),
            fold.Call(Operators.NotStrictlyFalse, fold.Call(Operators.LogicalNot, fold.Accumulator())),
            fold.Call(Operators.LogicalOr, fold.Accumulator(), arguments[^1]),
            fold.Accumulator());

    public static ComprehensionExpr ExistsOne(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.Make(
            ComprehensionKind.ExistsOne,
            fold.Int(0),
            fold.True(),
            fold.Call(
                Operators.Conditional, arguments[^1], fold.Call(Operators.Add, fold.Accumulator(), fold.Int(1)), fold.Accumulator()),
            fold.Call(Operators.Equal, fold.Accumulator(), fold.Int(1)));
}
