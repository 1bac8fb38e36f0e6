namespace Caveat.Cel.Syntax;

/// <summary>Finds the chain that a balanced tree of <c>&amp;&amp;</c> or <c>||</c> was.</summary>
internal static class LogicalTerms
{
    /// <summary>The terms of the longest chain that <see cref="LogicalChain"/> gives this very shape; the two sides when there is no longer one.</summary>
    public static IReadOnlyList<Expr> Of(CallExpr call)
    {
        var terms = new List<Expr>();
        Flatten(call, call.Function, terms);
        return HasShape(call, call.Function, 0, terms.Count - 2) ? terms : call.Arguments;
    }

    private static void Flatten(Expr expr, string function, List<Expr> terms)
    {
        if (Inner(expr, function) is { } inner)
        {
            Flatten(inner.Arguments[0], function, terms);
            Flatten(inner.Arguments[1], function, terms);
        }
        else
        {
            terms.Add(expr);
        }
    }

    private static bool HasShape(Expr expr, string function, int first, int last)
    {
        if (first > last)
        {
            return Inner(expr, function) is null;
        }

        var middle = LogicalChain.Middle(first, last);
        return Inner(expr, function) is { } inner
            && HasShape(inner.Arguments[0], function, first, middle - 1)
            && HasShape(inner.Arguments[1], function, middle + 1, last);
    }

    private static CallExpr? Inner(Expr expr, string function) =>
        expr is CallExpr { MacroCall: null } call && call.Function == function ? call : null;
}
