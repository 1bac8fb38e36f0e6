using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary><c>Type{field: value}</c>.</summary>
public sealed class StructExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public StructExpr(int id, TextSpan span, string typeName, IReadOnlyList<StructField> fields) : base(id, span)
    {
        TypeName = typeName;
        Fields = fields;
    }

    /// <summary>As written, with dots.</summary>
    public string TypeName { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<StructField> Fields { get; }
}
