using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A function, a member function or an operator.</summary>
public sealed class CallExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public CallExpr(int id, TextSpan span, Expr? target, string function, IReadOnlyList<Expr> arguments) : base(id, span)
    {
        Target = target;
        Function = function;
        Arguments = arguments;
    }

    /// <summary>The receiver of a member function, or null.</summary>
    public Expr? Target { get; }

    /// <summary>A function's name, or an operator's from <see cref="Operators"/>.</summary>
    public string Function { get; }

    /// <summary>Without the receiver.</summary>
    public IReadOnlyList<Expr> Arguments { get; }
}
