using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>Puts the name of the node's message behind it, as cel-go's parser tests do.</summary>
internal sealed class KindAdorner : DebugAdorner
{
    public override string Of(Expr expr) => expr switch
    {
        ConstantExpr e => $"^#*expr.Constant_{ConstantKind(e.Constant.Kind)}Value#",
        IdentExpr => "^#*expr.Expr_IdentExpr#",
        SelectExpr => "^#*expr.Expr_SelectExpr#",
        CallExpr => "^#*expr.Expr_CallExpr#",
        ListExpr => "^#*expr.Expr_ListExpr#",
        MapExpr or StructExpr => "^#*expr.Expr_StructExpr#",
        _ => "^#*expr.Expr_ComprehensionExpr#",
    };

    public override string OfEntry(int id) => "^#*expr.Expr_CreateStruct_Entry#";

    private static string ConstantKind(ValueKind kind) => kind switch
    {
        ValueKind.Int => "Int64",
        ValueKind.Uint => "Uint64",
        _ => kind.ToString(),
    };
}
