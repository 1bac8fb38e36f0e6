using Caveat.Cel.Checking;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>Puts type and meaning behind each node, as cel-go's checker tests do: <c>x~int^x</c>, <c>_+_(…)~int^add_int64</c>.</summary>
internal sealed class SemanticAdorner : DebugAdorner
{
    private readonly CheckedExpr _checked;

    public SemanticAdorner(CheckedExpr checkedExpr) => _checked = checkedExpr;

    public override string Of(Expr expr) => "~" + SuiteType.Text(_checked.TypeOf(expr)) + Meaning(expr);

    private string Meaning(Expr expr) => _checked.ReferenceOf(expr) switch
    {
        VariableReference reference => "^" + reference.Name,
        LocalReference reference => "^" + reference.Name,
        ConstantReference { Constant.Kind: ValueKind.Type } reference => "^" + reference.Constant.As<TypeObject>().Type.Name,
        FunctionReference reference => "^" + string.Join('|', Ids(reference)),
        _ => "",
    };

    private static List<string> Ids(FunctionReference reference)
    {
        var ids = new List<string>();
        foreach (var overload in reference.Candidates)
        {
            ids.Add(overload.Id);
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
