using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Conversions between types, and <c>type</c> itself.</summary>
internal static class ConversionFunctions
{
    private static readonly CelType A = CelType.Parameter("A");

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new("type",
        [
            Of("type", A, CelType.TypeOf(A), TypeOfValue, "The type of a value.", new FunctionExample("type(1) == int", "true")),
        ]),
        new("dyn",
        [
            Of("to_dyn", A, CelType.Dyn, Same, "The value, with its type checked at run time only.", new FunctionExample("dyn(1) == dyn('1')", "false")),
        ]),
        new("bool",
        [
            Of("bool_to_bool", CelType.Bool, CelType.Bool, Same, "The bool itself.", new FunctionExample("bool(true)", "true")),
            Of("string_to_bool", CelType.String, CelType.Bool, TextConversion.ToBool, "From 1, t, T, true, TRUE, True, and their opposites; an error for others.", new FunctionExample("bool('true')", "true")),
        ]),
        new("bytes",
        [
            Of("bytes_to_bytes", CelType.Bytes, CelType.Bytes, Same, "The bytes themselves.", new FunctionExample("bytes(b'a')", "b'a'")),
            Walking("string_to_bytes", CelType.String, CelType.Bytes, TextConversion.ToBytes, "The string's UTF-8.", new FunctionExample("bytes('é')", "b'\\xc3\\xa9'")),
        ]),
        new("double",
        [
            Of("double_to_double", CelType.Double, CelType.Double, Same, "The double itself.", new FunctionExample("double(1.5)", "1.5")),
            Of("int64_to_double", CelType.Int, CelType.Double, NumberConversion.ToDouble, "The nearest double.", new FunctionExample("double(3)", "3.0")),
            Of("string_to_double", CelType.String, CelType.Double, NumberConversion.ToDouble, "A number in decimal, NaN or Infinity; an error for others.", new FunctionExample("double('1e3')", "1000.0")),
            Of("uint64_to_double", CelType.Uint, CelType.Double, NumberConversion.ToDouble, "The nearest double.", new FunctionExample("double(3u)", "3.0")),
        ]),
        new("duration",
        [
            Of("duration_to_duration", CelType.Duration, CelType.Duration, Same, "The duration itself.", new FunctionExample("duration(duration('1s'))", "duration('1s')")),
            Of("int64_to_duration", CelType.Int, CelType.Duration, TimeConversion.ToDuration, "From nanoseconds.", new FunctionExample("duration(1000000000)", "duration('1s')")),
            Of("string_to_duration", CelType.String, CelType.Duration, TimeConversion.ToDuration, "From decimals with the units h, m, s, ms, us and ns; an error for others.", new FunctionExample("duration('1h30m') == duration('90m')", "true")),
        ]),
        new("int",
        [
            Of("int64_to_int64", CelType.Int, CelType.Int, Same, "The int itself.", new FunctionExample("int(1)", "1")),
            Of("double_to_int64", CelType.Double, CelType.Int, NumberConversion.ToInt, "Cut towards zero; an error beyond 64 bits.", new FunctionExample("int(-2.9)", "-2"), new FunctionExample("int(1e99)", "error: integer overflow")),
            Of("duration_to_int64", CelType.Duration, CelType.Int, NumberConversion.ToInt, "Nanoseconds.", new FunctionExample("int(duration('1s'))", "1000000000")),
            Of("string_to_int64", CelType.String, CelType.Int, NumberConversion.ToInt, "Digits with a sign or without; an error for others.", new FunctionExample("int('-12')", "-12"), new FunctionExample("int('x')", "error: type conversion error from 'string' to 'int'")),
            Of("timestamp_to_int64", CelType.Timestamp, CelType.Int, NumberConversion.ToInt, "Whole seconds since 1970-01-01T00:00:00Z.", new FunctionExample("int(timestamp('1970-01-01T00:01:00Z'))", "60")),
            Of("uint64_to_int64", CelType.Uint, CelType.Int, NumberConversion.ToInt, "The same worth; an error beyond 63 bits.", new FunctionExample("int(7u)", "7")),
        ]),
        new("string",
        [
            Of("string_to_string", CelType.String, CelType.String, Same, "The string itself.", new FunctionExample("string('a')", "'a'")),
            Of("bool_to_string", CelType.Bool, CelType.String, TextConversion.ToText, "true or false.", new FunctionExample("string(true)", "'true'")),
            Walking("bytes_to_string", CelType.Bytes, CelType.String, TextConversion.ToText, "The bytes as UTF-8; an error where they are none.", new FunctionExample("string(b'a')", "'a'")),
            Of("double_to_string", CelType.Double, CelType.String, TextConversion.ToText, "The shortest decimals that read back the same.", new FunctionExample("string(1.5)", "'1.5'"), new FunctionExample("string(1e30)", "'1e+30'")),
            Of("duration_to_string", CelType.Duration, CelType.String, TextConversion.ToText, "Seconds.", new FunctionExample("string(duration('1m1.5s'))", "'61.5s'")),
            Of("int64_to_string", CelType.Int, CelType.String, TextConversion.ToText, "Decimals.", new FunctionExample("string(-1)", "'-1'")),
            Of("timestamp_to_string", CelType.Timestamp, CelType.String, TextConversion.ToText, "RFC 3339 in UTC.", new FunctionExample("string(timestamp(0))", "'1970-01-01T00:00:00Z'")),
            Of("uint64_to_string", CelType.Uint, CelType.String, TextConversion.ToText, "Decimals.", new FunctionExample("string(1u)", "'1'")),
        ]),
        new("timestamp",
        [
            Of("timestamp_to_timestamp", CelType.Timestamp, CelType.Timestamp, Same, "The timestamp itself.", new FunctionExample("timestamp(timestamp(0)) == timestamp(0)", "true")),
            Of("int64_to_timestamp", CelType.Int, CelType.Timestamp, TimeConversion.ToTimestamp, "From seconds since 1970-01-01T00:00:00Z; an error outside the years 1 to 9999.", new FunctionExample("timestamp(60) == timestamp('1970-01-01T00:01:00Z')", "true")),
            Of("string_to_timestamp", CelType.String, CelType.Timestamp, TimeConversion.ToTimestamp, "From RFC 3339; an error for others.", new FunctionExample("timestamp('1970-01-01T01:00:00+01:00') == timestamp(0)", "true")),
        ]),
        new("uint",
        [
            Of("uint64_to_uint64", CelType.Uint, CelType.Uint, Same, "The uint itself.", new FunctionExample("uint(1u)", "1u")),
            Of("double_to_uint64", CelType.Double, CelType.Uint, NumberConversion.ToUint, "Cut off; an error below zero and beyond 64 bits.", new FunctionExample("uint(2.9)", "2u")),
            Of("int64_to_uint64", CelType.Int, CelType.Uint, NumberConversion.ToUint, "The same worth; an error below zero.", new FunctionExample("uint(2)", "2u"), new FunctionExample("uint(-1)", "error: unsigned integer overflow")),
            Of("string_to_uint64", CelType.String, CelType.Uint, NumberConversion.ToUint, "Digits; an error for others.", new FunctionExample("uint('12')", "12u")),
        ]),
    ];

    private static Overload Of(string id, CelType from, CelType to, Func<Value, Value> body, string doc, params FunctionExample[] examples) =>
        new() { Id = id, Parameters = [from], Result = to, Body = body, Doc = doc, Examples = examples };

    private static Overload Walking(string id, CelType from, CelType to, Func<Value, Value> body, string doc, FunctionExample example) => new()
    {
        Id = id,
        Parameters = [from],
        Result = to,
        Body = body,
        Cost = static (arguments, _) => ValueCost.TraversalOf(arguments[0]),
        CostsByType = true,
        Doc = doc,
        Examples = [example],
    };

    private static Value Same(Value value) => value;

    private static Value TypeOfValue(Value value) => Value.Of(new TypeObject(RuntimeType.Of(value)));
}
