using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A literal.</summary>
public sealed class ConstantExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public ConstantExpr(int id, TextSpan span, Value constant) : base(id, span)
    {
        Constant = constant;
    }

    /// <summary>Null, bool, int, uint, double, string or bytes.</summary>
    public Value Constant { get; }
}
