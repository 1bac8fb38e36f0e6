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

    /// <summary>
    /// What a message about the node points at: the whole of a name or a literal; the name of a called function or a selected field;
    /// the operator; the brackets with what is between them. What a macro made has the place of the macro's name.
    /// </summary>
    public TextSpan Span { get; }

    /// <summary>The call that the author wrote, where this node stands for a macro's; null elsewhere.</summary>
    public CallExpr? MacroCall { get; internal set; }
}
