using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary><c>[a, ?b]</c>.</summary>
public sealed class ListExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public ListExpr(int id, TextSpan span, IReadOnlyList<Expr> elements, IReadOnlyList<int> optionalIndices) : base(id, span)
    {
        Elements = elements;
        OptionalIndices = optionalIndices;
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<Expr> Elements { get; }

    /// <summary>Indices of the elements written with <c>?</c>, ascending.</summary>
    public IReadOnlyList<int> OptionalIndices { get; }
}
