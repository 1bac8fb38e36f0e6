using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary><c>{k: v, ?k: v}</c>.</summary>
public sealed class MapExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public MapExpr(int id, TextSpan span, IReadOnlyList<MapEntry> entries) : base(id, span)
    {
        Entries = entries;
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<MapEntry> Entries { get; }
}
