using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Makes nodes with fresh ids, for the parser and for macros.</summary>
public sealed class ExprFactory
{
    private int _lastId;

    /// <summary>A fresh id.</summary>
    public int NextId() => ++_lastId;

    /// <summary>A name at a place.</summary>
    public IdentExpr Ident(TextSpan span, string name) => new(NextId(), span, name);

    /// <summary>A function or operator at a place.</summary>
    public CallExpr Call(TextSpan span, string function, params IReadOnlyList<Expr> arguments) =>
        new(NextId(), span, null, function, arguments);
}
