using Caveat.Cel.Syntax;

namespace Caveat.Conformance.Tests;

/// <summary>
/// Some rows ask not to be checked, since the checker would refuse them. Here every expression is checked; but wrapped in <c>dyn()</c> the literals
/// fit everywhere, and what does not fit is found at run time, as those rows want it.
/// </summary>
internal static class DynLiterals
{
    public static Expr Wrap(Expr expr, ExprFactory factory) => expr switch
    {
        ConstantExpr e => factory.Call(e.Span, "dyn", e),
        SelectExpr e => new SelectExpr(e.Id, e.Span, Wrap(e.Operand, factory), e.Field, e.IsTest),
        CallExpr { Function: Operators.OptionalSelect } e => new CallExpr(e.Id, e.Span, null, e.Function, [Wrap(e.Arguments[0], factory), e.Arguments[1]]),
        CallExpr e => new CallExpr(e.Id, e.Span, e.Target is null ? null : Wrap(e.Target, factory), e.Function, All(e.Arguments, factory)),
        ListExpr e => factory.Call(e.Span, "dyn", new ListExpr(e.Id, e.Span, All(e.Elements, factory), e.OptionalIndices)),
        MapExpr e => factory.Call(e.Span, "dyn", new MapExpr(e.Id, e.Span, Entries(e, factory))),
        _ => expr,
    };

    private static Expr[] All(IReadOnlyList<Expr> exprs, ExprFactory factory)
    {
        var wrapped = new Expr[exprs.Count];
        for (var i = 0; i < wrapped.Length; i++)
        {
            wrapped[i] = Wrap(exprs[i], factory);
        }

        return wrapped;
    }

    private static MapEntry[] Entries(MapExpr map, ExprFactory factory)
    {
        var wrapped = new MapEntry[map.Entries.Count];
        for (var i = 0; i < wrapped.Length; i++)
        {
            wrapped[i] = map.Entries[i] with { Key = Wrap(map.Entries[i].Key, factory), Value = Wrap(map.Entries[i].Value, factory) };
        }

        return wrapped;
    }
}
