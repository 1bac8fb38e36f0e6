using Caveat.Cel.Checking;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Conformance.Tests;

/// <summary>Puts the type and the meaning of a node behind it, as cel-go's checker tests do: <c>~int^add_int64</c>.</summary>
internal sealed class TypeAdorner(CheckedExpr checkedExpr) : DebugAdorner
{
    public static string Format(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => "null",
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        _ when type.Parameters.Count == 0 => type.Name,
        _ => $"{type.Name}({FormatAll(type.Parameters)})",
    };

    public override string Of(Expr expr)
    {
        var type = "~" + Format(checkedExpr.TypeOf(expr));
        return checkedExpr.ReferenceOf(expr) switch
        {
            null => type,
            FunctionReference function => $"{type}^{Ids(function)}",
            ConstructorReference constructor => $"{type}^{constructor.Declaration.Type.Name}",
            var name => $"{type}^{ResolvedTree.NameOf(name)}",
        };
    }

    private static string FormatAll(IReadOnlyList<CelType> types)
    {
        var texts = new List<string>();
        foreach (var type in types)
        {
            texts.Add(Format(type));
        }

        return string.Join(", ", texts);
    }

    // Sorted, as in the suites.
    private static string Ids(FunctionReference function)
    {
        var ids = new List<string>();
        foreach (var overload in function.Candidates)
        {
            ids.Add(overload.Id);
        }

        ids.Sort(StringComparer.Ordinal);
        return string.Join('|', ids);
    }
}
