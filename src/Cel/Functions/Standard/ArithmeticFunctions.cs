using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Arithmetic, and joining. The planner has nodes for all of them.</summary>
internal static class ArithmeticFunctions
{
    private static readonly CelType ListOfA = CelType.ListOf(CelType.Parameter("A"));

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new(Operators.Add,
        [
            Binary("add_bytes", CelType.Bytes, "Joins bytes.", new FunctionExample("b'a' + b'b'", "b'ab'")),
            Binary("add_double", CelType.Double, "Adds, as IEEE 754 has it.", new FunctionExample("0.5 + 1.0", "1.5")),
            Binary("add_duration_duration", CelType.Duration, "Adds; an error beyond 64 bits of nanoseconds.", new FunctionExample("duration('1m') + duration('1s')", "duration('61s')")),
            Mixed("add_duration_timestamp", CelType.Duration, CelType.Timestamp, CelType.Timestamp, new FunctionExample("duration('1s') + timestamp(0)", "timestamp(1)")),
            Mixed("add_timestamp_duration", CelType.Timestamp, CelType.Duration, CelType.Timestamp, new FunctionExample("timestamp(0) + duration('1m')", "timestamp(60)")),
            Binary("add_int64", CelType.Int, "Adds; an error beyond 64 bits.", new FunctionExample("1 + 2", "3"), new FunctionExample("9223372036854775807 + 1", "error: integer overflow")),
            Binary("add_list", ListOfA, "Joins lists; an error beyond a million elements.", new FunctionExample("[1] + [2, 3]", "[1, 2, 3]")),
            Binary("add_string", CelType.String, "Joins strings.", new FunctionExample("'a' + 'b'", "'ab'")),
            Binary("add_uint64", CelType.Uint, "Adds; an error beyond 64 bits.", new FunctionExample("1u + 2u", "3u")),
        ]),
        new(Operators.Subtract,
        [
            Binary("subtract_double", CelType.Double, "Subtracts, as IEEE 754 has it.", new FunctionExample("1.0 - 0.5", "0.5")),
            Binary("subtract_duration_duration", CelType.Duration, "Subtracts; an error beyond 64 bits of nanoseconds.", new FunctionExample("duration('1m') - duration('1s')", "duration('59s')")),
            Binary("subtract_int64", CelType.Int, "Subtracts; an error beyond 64 bits.", new FunctionExample("1 - 2", "-1")),
            Mixed("subtract_timestamp_duration", CelType.Timestamp, CelType.Duration, CelType.Timestamp, new FunctionExample("timestamp(60) - duration('1m')", "timestamp(0)")),
            Mixed("subtract_timestamp_timestamp", CelType.Timestamp, CelType.Timestamp, CelType.Duration, new FunctionExample("timestamp(60) - timestamp(0)", "duration('60s')")),
            Binary("subtract_uint64", CelType.Uint, "Subtracts; an error below zero.", new FunctionExample("2u - 1u", "1u"), new FunctionExample("1u - 2u", "error: unsigned integer overflow")),
        ]),
        new(Operators.Multiply,
        [
            Binary("multiply_double", CelType.Double, "Multiplies, as IEEE 754 has it.", new FunctionExample("1.5 * 2.0", "3.0")),
            Binary("multiply_int64", CelType.Int, "Multiplies; an error beyond 64 bits.", new FunctionExample("3 * -4", "-12")),
            Binary("multiply_uint64", CelType.Uint, "Multiplies; an error beyond 64 bits.", new FunctionExample("3u * 4u", "12u")),
        ]),
        new(Operators.Divide,
        [
            Binary("divide_double", CelType.Double, "Divides, as IEEE 754 has it: by zero gives an infinity or NaN.", new FunctionExample("1.0 / 4.0", "0.25")),
            Binary("divide_int64", CelType.Int, "Divides and cuts towards zero; an error by zero.", new FunctionExample("-7 / 2", "-3"), new FunctionExample("1 / 0", "error: division by zero")),
            Binary("divide_uint64", CelType.Uint, "Divides and cuts off; an error by zero.", new FunctionExample("7u / 2u", "3u")),
        ]),
        new(Operators.Modulo,
        [
            Binary("modulo_int64", CelType.Int, "What division leaves, with the sign of the first; an error by zero.", new FunctionExample("-7 % 2", "-1"), new FunctionExample("1 % 0", "error: modulus by zero")),
            Binary("modulo_uint64", CelType.Uint, "What division leaves; an error by zero.", new FunctionExample("7u % 2u", "1u")),
        ]),
        new(Operators.Negate,
        [
            Unary("negate_double", CelType.Double, "The opposite sign.", new FunctionExample("-(1.5)", "-1.5")),
            Unary("negate_int64", CelType.Int, "The opposite sign; an error for the lowest int, which has none.", new FunctionExample("-(1 + 1)", "-2")),
        ]),
    ];

    private static Overload Binary(string id, CelType type, string doc, params FunctionExample[] examples) =>
        new() { Id = id, Parameters = [type, type], Result = type, Doc = doc, Examples = examples };

    private static Overload Unary(string id, CelType type, string doc, FunctionExample example) =>
        new() { Id = id, Parameters = [type], Result = type, Doc = doc, Examples = [example] };

    private static Overload Mixed(string id, CelType left, CelType right, CelType result, FunctionExample example) => new()
    {
        Id = id,
        Parameters = [left, right],
        Result = result,
        Doc = "A point in time and a length of time; an error outside the years 1 to 9999, or beyond 64 bits of nanoseconds.",
        Examples = [example],
    };
}
