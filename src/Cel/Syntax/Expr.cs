using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A node of the syntax tree. Immutable.</summary>
public abstract class Expr
{
    private protected Expr(int id, TextSpan span)
    {
        Id = id;
        Span = span;
    }

    /// <summary>Unique in its tree, from 1; what the checker's tables are keyed by.</summary>
    public int Id { get; }

    /// <summary>The place in the source; what a macro made has the place of the macro's call.</summary>
    public TextSpan Span { get; }
}
