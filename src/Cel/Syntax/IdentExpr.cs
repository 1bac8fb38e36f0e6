using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A name.</summary>
public sealed class IdentExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public IdentExpr(int id, TextSpan span, string name) : base(id, span)
    {
        Name = name;
    }

    /// <summary>As written; a leading dot asks for the root container.</summary>
    public string Name { get; }
}
