using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary>Every message that evaluation gives, worded as cel-go words it where clients compare texts.</summary>
internal static class ValueErrors
{
    public static readonly CelError NoSuchOverload = new("no such overload");
    public static readonly CelError DivisionByZero = new("division by zero");
    public static readonly CelError ModulusByZero = new("modulus by zero");
    public static readonly CelError IntOverflow = new("integer overflow");
    public static readonly CelError UintOverflow = new("unsigned integer overflow");
    public static readonly CelError DurationOverflow = new("duration overflow");
    public static readonly CelError TimestampOverflow = new("timestamp overflow");
    public static readonly CelError InvalidUtf8 = new("invalid UTF-8 in bytes, cannot convert to string");
    public static readonly CelError CostLimit = new("operation cancelled: actual cost limit exceeded");
    public static readonly CelError NoSuchAttribute = new("no such attribute");
    public static readonly CelError OptionalNone = new("optional.none() dereference");

    public static Value NoSuchKey(in Value key) => Value.Error($"no such key: {ValueFormatter.Plain(key)}");

    public static Value NoSuchKey(string name) => Value.Error($"no such key: {name}");

    public static Value IndexOutOfBounds(in Value index) => Value.Error($"index out of bounds: {ValueFormatter.Plain(index)}");

    public static Value InvalidIndex(in Value index) =>
        Value.Error($"unsupported index type '{TypeOf(index)}' in list; use an int");

    public static Value RepeatedKey(in Value key) => Value.Error($"Failed with repeated key: {ValueFormatter.Plain(key)}");

    public static Value InsertFailed(in Value key) => Value.Error($"insert failed: key {ValueFormatter.Plain(key)} already exists");

    public static Value InvalidKey(in Value key) => Value.Error($"unsupported key type: {TypeOf(key)}");

    public static Value NotIterable(in Value range) => Value.Error($"got '{TypeOf(range)}', expected iterable type");

    public static Value NotOptional(in Value element) => Value.Error($"no such overload: cannot take '{TypeOf(element)}' as an optional entry; wrap it in optional.of()");

    public static Value Conversion(in Value from, CelType to) =>
        Value.Error($"type conversion error from '{TypeOf(from)}' to '{to.Name}'");

    public static Value ListTooLong(long count) =>
        Value.Error($"a list of {count} elements is longer than the limit of {ValueLimits.MaxListElements}");

    public static Value StringTooLong(long bytes) =>
        Value.Error($"a string of {bytes} bytes is longer than the limit of {ValueLimits.MaxStringBytes}");

    public static Value UnknownTimeZone(string name) => Value.Error($"unknown time zone {name}");

    public static Value InvalidPattern(string reason) => Value.Error(reason);

    public static Value NoOverload(string function, ReadOnlySpan<Value> arguments)
    {
        var types = new string[arguments.Length];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = TypeOf(arguments[i]);
        }

        return Value.Error($"no such overload: {function}({string.Join(", ", types)})");
    }

    private static string TypeOf(in Value value) => RuntimeType.Of(value).Name;
}
