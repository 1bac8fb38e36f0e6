namespace Caveat.Cel.Syntax;

/// <summary>The macros of the specification: <c>has</c>, <c>all</c>, <c>exists</c>, <c>exists_one</c>, <c>map</c> and <c>filter</c>.</summary>
public static class StandardMacros
{
    /// <summary>Name of the accumulator in what a macro makes; no source can spell it.</summary>
    public const string Accumulator = "@result";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Macro> All { get; } =
    [
        new("has", 1, IsMember: false, Has),
        new("all", 2, IsMember: true, (call, factory) => Fold(call, factory, Quantifiers.All)),
        new("exists", 2, IsMember: true, (call, factory) => Fold(call, factory, Quantifiers.Exists)),
        new("exists_one", 2, IsMember: true, (call, factory) => Fold(call, factory, Quantifiers.ExistsOne)),
        new("existsOne", 2, IsMember: true, (call, factory) => Fold(call, factory, Quantifiers.ExistsOne)),
        new("map", 2, IsMember: true, (call, factory) => Fold(call, factory, Map)),
        new("map", 3, IsMember: true, (call, factory) => Fold(call, factory, MapFilter)),
        new("filter", 2, IsMember: true, (call, factory) => Fold(call, factory, Filter)),
    ];

    private static SelectExpr? Has(CallExpr call, ExprFactory factory)
    {
        if (call.Arguments[0] is SelectExpr { IsTest: false } select)
        {
            return factory.Test(select.Span, select.Operand, select.Field);
        }

        factory.Report(call.Arguments[0].Span, SyntaxErrors.HasTakesASelection);
        return null;
    }

    private static ComprehensionExpr? Fold(CallExpr call, ExprFactory factory, Func<FoldBuilder, IReadOnlyList<Expr>, ComprehensionExpr> make)
    {
        var variable = MacroArguments.Variable(call, 0, factory);
        return variable is null ? null : make(new FoldBuilder(factory, call, variable, null), call.Arguments);
    }

    private static ComprehensionExpr Map(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.ToList(ComprehensionKind.Map, null, arguments[1]);

    private static ComprehensionExpr MapFilter(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.ToList(ComprehensionKind.MapFilter, arguments[1], arguments[2]);

    private static ComprehensionExpr Filter(FoldBuilder fold, IReadOnlyList<Expr> arguments) =>
        fold.ToList(ComprehensionKind.Filter, arguments[1], arguments[0]);
}
