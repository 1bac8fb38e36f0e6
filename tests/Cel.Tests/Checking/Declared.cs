using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Checking;

/// <summary>Functions without bodies: enough of the language for the checker's own rules, in a place where every one can be seen.</summary>
internal static class Declared
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");

    public static Library Language { get; } = new()
    {
        Name = "test.language",
        Macros = StandardMacros.All,
        Types = [CelType.OptionalOf(A)],
        Functions =
        [
            Function(Operators.Conditional, Of("conditional", A, CelType.Bool, A, A)),
            Function(Operators.LogicalAnd, Of("logical_and", CelType.Bool, CelType.Bool, CelType.Bool)),
            Function(Operators.LogicalOr, Of("logical_or", CelType.Bool, CelType.Bool, CelType.Bool)),
            Function(Operators.LogicalNot, Of("logical_not", CelType.Bool, CelType.Bool)),
            Function(Operators.NotStrictlyFalse, Of("not_strictly_false", CelType.Bool, CelType.Bool)),
            Function(Operators.Equal, Of("equals", CelType.Bool, A, A)),
            Function(Operators.NotEqual, Of("not_equals", CelType.Bool, A, A)),
            Function(Operators.Less, Of("less_int64", CelType.Bool, CelType.Int, CelType.Int), Of("less_double", CelType.Bool, CelType.Double, CelType.Double)),
            Function(Operators.Greater, Of("greater_int64", CelType.Bool, CelType.Int, CelType.Int)),
            Function(
                Operators.Add,
                Of("add_int64", CelType.Int, CelType.Int, CelType.Int),
                Of("add_double", CelType.Double, CelType.Double, CelType.Double),
                Of("add_string", CelType.String, CelType.String, CelType.String),
                Of("add_list", CelType.ListOf(A), CelType.ListOf(A), CelType.ListOf(A))),
            Function(Operators.Negate, Of("negate_int64", CelType.Int, CelType.Int)),
            Function(Operators.In, Of("in_list", CelType.Bool, A, CelType.ListOf(A)), Of("in_map", CelType.Bool, A, CelType.MapOf(A, B))),
            Function(
                Operators.Index,
                Of("index_list", A, CelType.ListOf(A), CelType.Int),
                Of("index_map", B, CelType.MapOf(A, B), A),
                Of("optional_list_index_int", CelType.OptionalOf(A), CelType.OptionalOf(CelType.ListOf(A)), CelType.Int)),
            Function(Operators.OptionalIndex, Of("list_optindex_optional_int", CelType.OptionalOf(A), CelType.ListOf(A), CelType.Int)),
            Function(Operators.OptionalSelect, Of("select_optional_field", CelType.OptionalOf(B), CelType.MapOf(A, B), CelType.String)),
            Function("size", Of("size_string", CelType.Int, CelType.String), Of("size_list", CelType.Int, CelType.ListOf(A)), Member("list_size", CelType.Int, CelType.ListOf(A))),
            Function("startsWith", Member("starts_with_string", CelType.Bool, CelType.String, CelType.String)),
            Function("endsWith", Member("ends_with_string", CelType.Bool, CelType.String, CelType.String)),
            Function("contains", Member("contains_string", CelType.Bool, CelType.String, CelType.String)),
            Function("matches", Member("matches_string", CelType.Bool, CelType.String, CelType.String)),
            Function("string", Of("bytes_to_string", CelType.String, CelType.Bytes)),
            Function("bytes", Of("string_to_bytes", CelType.Bytes, CelType.String)),
            Function("dyn", Of("to_dyn", CelType.Dyn, A)),
            Function("type", Of("type", CelType.TypeOf(A), A)),
            Function("optional.of", Of("optional_of", CelType.OptionalOf(A), A)),
            Function("orValue", Member("optional_orValue", A, CelType.OptionalOf(A), A)),
            Function("ip.isCanonical", Of("ip_is_canonical", CelType.Bool, CelType.String)),
        ],
    };

    public static FunctionDeclaration Function(string name, params Overload[] overloads) => new(name, overloads);

    public static Overload Of(string id, CelType result, params CelType[] parameters) => new() { Id = id, Result = result, Parameters = parameters };

    public static Overload Member(string id, CelType result, params CelType[] parameters) =>
        new() { Id = id, Result = result, Parameters = parameters, IsMember = true };
}
