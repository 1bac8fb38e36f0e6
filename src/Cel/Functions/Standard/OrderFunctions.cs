using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Functions.Standard;

/// <summary>The four comparisons. The planner has nodes for them.</summary>
internal static class OrderFunctions
{
    private static readonly (string Suffix, CelType Left, CelType Right)[] Signatures =
    [
        ("bool", CelType.Bool, CelType.Bool),
        ("int64", CelType.Int, CelType.Int),
        ("int64_double", CelType.Int, CelType.Double),
        ("int64_uint64", CelType.Int, CelType.Uint),
        ("uint64", CelType.Uint, CelType.Uint),
        ("uint64_double", CelType.Uint, CelType.Double),
        ("uint64_int64", CelType.Uint, CelType.Int),
        ("double", CelType.Double, CelType.Double),
        ("double_int64", CelType.Double, CelType.Int),
        ("double_uint64", CelType.Double, CelType.Uint),
        ("string", CelType.String, CelType.String),
        ("bytes", CelType.Bytes, CelType.Bytes),
        ("timestamp", CelType.Timestamp, CelType.Timestamp),
        ("duration", CelType.Duration, CelType.Duration),
    ];

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        Relation(Operators.Less, "less", "comes before", [new("1 < 2", "true"), new("'B' < 'a'", "true"), new("1 < 1.5", "true")]),
        Relation(Operators.LessOrEqual, "less_equals", "comes before or equals", [new("2u <= 2", "true"), new("false <= true", "true")]),
        Relation(Operators.Greater, "greater", "comes after", [new("duration('1m') > duration('59s')", "true")]),
        Relation(Operators.GreaterOrEqual, "greater_equals", "comes after or equals", [new("b'b' >= b'a'", "true")]),
    ];

    private static FunctionDeclaration Relation(string name, string prefix, string meaning, FunctionExample[] examples)
    {
        var overloads = new Overload[Signatures.Length];
        for (var i = 0; i < overloads.Length; i++)
        {
            var (suffix, left, right) = Signatures[i];
            overloads[i] = new()
            {
                Id = $"{prefix}_{suffix}",
                Parameters = [left, right],
                Result = CelType.Bool,
                Doc = $"Whether the first {meaning} the second: numbers exactly, strings by code point, false before true. NaN has no order.",
                Examples = i == 0 ? examples : [],
            };
        }

        return new(name, overloads);
    }
}
