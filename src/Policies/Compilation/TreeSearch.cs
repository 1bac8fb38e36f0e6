using Caveat.Cel.Syntax;

namespace Caveat.Policies.Compilation;

/// <summary>Looks through a tree.</summary>
internal static class TreeSearch
{
    public static bool Exists(Expr? root, Predicate<Expr> isMeant)
    {
        if (root is null)
        {
            return false;
        }

        Stack<Expr> open = new([root]);
        while (open.TryPop(out var node))
        {
            if (isMeant(node))
            {
                return true;
            }

            foreach (var child in ChildrenOf(node))
            {
                open.Push(child);
            }
        }

        return false;
    }

    public static IEnumerable<Expr> ChildrenOf(Expr node) => node switch
    {
        SelectExpr select => [select.Operand],
        CallExpr { Target: { } target } call => [target, .. call.Arguments],
        CallExpr call => call.Arguments,
        ListExpr list => list.Elements,
        MapExpr map => PartsOf(map),
        ComprehensionExpr fold => [fold.IterRange, fold.AccuInit, fold.LoopCondition, fold.LoopStep, fold.Result],
        _ => [],
    };

    private static IEnumerable<Expr> PartsOf(MapExpr map)
    {
        foreach (var entry in map.Entries)
        {
            yield return entry.Key;
            yield return entry.Value;
        }
    }
}
