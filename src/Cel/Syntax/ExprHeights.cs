namespace Caveat.Cel.Syntax;

/// <summary>How high the tree under each node is, in levels as the author wrote them: what a macro adds is not counted.</summary>
internal sealed class ExprHeights
{
    private readonly List<int> _byId = [0];

    /// <summary>Height of a node that was noted, or 1.</summary>
    public int Of(Expr expr) => expr.Id < _byId.Count ? Math.Max(1, _byId[expr.Id]) : 1;

    /// <summary>Notes a node, and gives its height.</summary>
    public int Note(Expr expr, int height)
    {
        while (_byId.Count <= expr.Id)
        {
            _byId.Add(0);
        }

        _byId[expr.Id] = height;
        return height;
    }
}
