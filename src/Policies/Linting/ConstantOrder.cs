using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Policies.Linting;

/// <summary>Constants, compared.</summary>
internal static class ConstantOrder
{
    /// <summary>A bool, a long, a double or a string; null for what is none.</summary>
    public static object? Of(Expr node) => node is not ConstantExpr { Constant: var value } ? null : value.Kind switch
    {
        ValueKind.Bool => value.AsBool,
        ValueKind.Int => value.AsInt,
        ValueKind.Double => value.AsDouble,
        ValueKind.String => value.AsText,
        _ => null,
    };

    /// <summary>Whether an operator is true of two of them; null when it can't be told.</summary>
    public static bool? Compare(string function, object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (long a, long b) => Compare(function, a.CompareTo(b)),
        (double a, double b) => Compare(function, a.CompareTo(b)),
        (string a, string b) => Compare(function, string.CompareOrdinal(a, b)),
        (bool a, bool b) => Compare(function, a.CompareTo(b)),
        _ => null,
    };

    private static bool? Compare(string function, int order) => function switch
    {
        Operators.Equal => order == 0,
        Operators.NotEqual => order != 0,
        Operators.Less => order < 0,
        Operators.LessOrEqual => order <= 0,
        Operators.Greater => order > 0,
        Operators.GreaterOrEqual => order >= 0,
        _ => null,
    };
}
