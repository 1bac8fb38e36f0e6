namespace Caveat.Cel.Syntax;

/// <summary>
/// Macros over index and element, or key and value: <c>all</c>, <c>exists</c>, <c>existsOne</c>, <c>transformList</c>,
/// <c>transformMap</c> and <c>transformMapEntry</c> (cel-go's library of two-variable comprehensions).
/// </summary>
public static class TwoVariableMacros
{
    /// <summary>The function that puts an entry into the map that is being made: (map, key, value) or (map, map of entries).</summary>
    public const string MapInsert = "cel.@mapInsert";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Macro> All { get; } =
    [
        Member("all", 3, Quantifiers.All),
        Member("exists", 3, Quantifiers.Exists),
        Member("existsOne", 3, Quantifiers.ExistsOne),
        Member("exists_one", 3, Quantifiers.ExistsOne),
        Member("transformList", 3, TransformList),
        Member("transformList", 4, TransformList),
        Member("transformMap", 3, TransformMap),
        Member("transformMap", 4, TransformMap),
        Member("transformMapEntry", 3, TransformMapEntry),
        Member("transformMapEntry", 4, TransformMapEntry),
    ];

    private static Macro Member(string name, int count, Func<FoldBuilder, IReadOnlyList<Expr>, ComprehensionExpr> make) =>
        new(name, count, IsMember: true, (call, factory) => Fold(call, factory, make));

    private static ComprehensionExpr? Fold(CallExpr call, ExprFactory factory, Func<FoldBuilder, IReadOnlyList<Expr>, ComprehensionExpr> make)
    {
        var first = MacroArguments.Variable(call, 0, factory);
        var second = MacroArguments.Variable(call, 1, factory);
        return first is null || second is null ? null : make(new FoldBuilder(factory, call, first, second), call.Arguments);
    }

    private static ComprehensionExpr TransformList(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.ToList(ComprehensionKind.TransformList, Predicate(arguments), arguments[^1]);

    private static ComprehensionExpr TransformMap(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        ToMap(
            fold,
            ComprehensionKind.TransformMap,
            Predicate(arguments),
            fold.Call(MapInsert, fold.Accumulator(), fold.Variable(), arguments[^1]));

    private static ComprehensionExpr TransformMapEntry(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        ToMap(fold, ComprehensionKind.TransformMapEntry, Predicate(arguments), fold.Call(MapInsert, fold.Accumulator(), arguments[^1]));

    private static ComprehensionExpr ToMap(FoldBuilder fold, ComprehensionKind kind, Expr? predicate, Expr step) =>
        fold.Make(kind, fold.Map(), fold.True(), fold.When(predicate, step), fold.Accumulator());

    private static Expr? Predicate(IReadOnlyList<Expr> arguments) => arguments.Count == 4 ? arguments[2] : null;
}
