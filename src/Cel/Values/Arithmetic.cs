namespace Caveat.Cel.Values;

/// <summary>The arithmetic operators over values whose types are not known before (CEL specification, numeric values: overflow is an error).</summary>
internal static class Arithmetic
{
    public static Value Add(in Value a, in Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Int, ValueKind.Int) => AddInts(a.AsInt, b.AsInt, ValueErrors.IntOverflow),
        (ValueKind.Uint, ValueKind.Uint) => AddUints(a.AsUint, b.AsUint),
        (ValueKind.Double, ValueKind.Double) => Value.Of(a.AsDouble + b.AsDouble),
        (ValueKind.String, ValueKind.String) => JoinStrings(a, b),
        (ValueKind.List, ValueKind.List) => JoinedList.Of(a, b),
        (ValueKind.Bytes, ValueKind.Bytes) => JoinBytes(a.As<BytesObject>().Bytes.Span, b.As<BytesObject>().Bytes.Span),
        (ValueKind.Duration, ValueKind.Duration) => AddDurations(a.AsNanoseconds, b.AsNanoseconds),
        (ValueKind.Timestamp, ValueKind.Duration) => TimeConversion.Add(a.As<TimestampObject>(), b.AsNanoseconds),
        (ValueKind.Duration, ValueKind.Timestamp) => TimeConversion.Add(b.As<TimestampObject>(), a.AsNanoseconds),
        _ => NoOverload("_+_", a, b),
    };

    public static Value Subtract(in Value a, in Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Int, ValueKind.Int) => SubtractInts(a.AsInt, b.AsInt, ValueErrors.IntOverflow),
        (ValueKind.Uint, ValueKind.Uint) =>
            a.AsUint >= b.AsUint ? Value.Of(a.AsUint - b.AsUint) : Value.Of(ValueErrors.UintOverflow),
        (ValueKind.Double, ValueKind.Double) => Value.Of(a.AsDouble - b.AsDouble),
        (ValueKind.Duration, ValueKind.Duration) => SubtractDurations(a.AsNanoseconds, b.AsNanoseconds),
        (ValueKind.Timestamp, ValueKind.Timestamp) => TimeConversion.Difference(a.As<TimestampObject>(), b.As<TimestampObject>()),
        (ValueKind.Timestamp, ValueKind.Duration) => Before(a.As<TimestampObject>(), b.AsNanoseconds),
        _ => NoOverload("_-_", a, b),
    };

    public static Value Multiply(in Value a, in Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Int, ValueKind.Int) => MultiplyInts(a.AsInt, b.AsInt),
        (ValueKind.Uint, ValueKind.Uint) => MultiplyUints(a.AsUint, b.AsUint),
        (ValueKind.Double, ValueKind.Double) => Value.Of(a.AsDouble * b.AsDouble),
        _ => NoOverload("_*_", a, b),
    };

    public static Value Divide(in Value a, in Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Int, ValueKind.Int) => DivideInts(a.AsInt, b.AsInt),
        (ValueKind.Uint, ValueKind.Uint) => b.AsUint == 0 ? Value.Of(ValueErrors.DivisionByZero) : Value.Of(a.AsUint / b.AsUint),
        (ValueKind.Double, ValueKind.Double) => Value.Of(a.AsDouble / b.AsDouble),
        _ => NoOverload("_/_", a, b),
    };

    public static Value Modulo(in Value a, in Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Int, ValueKind.Int) => ModuloInts(a.AsInt, b.AsInt),
        (ValueKind.Uint, ValueKind.Uint) => b.AsUint == 0 ? Value.Of(ValueErrors.ModulusByZero) : Value.Of(a.AsUint % b.AsUint),
        _ => NoOverload("_%_", a, b),
    };

    public static Value Negate(in Value a) => a.Kind switch
    {
        ValueKind.Int => a.AsInt == long.MinValue ? Value.Of(ValueErrors.IntOverflow) : Value.Of(-a.AsInt),
        ValueKind.Double => Value.Of(-a.AsDouble),
        _ => ValueErrors.NoOverload("-_", [a]),
    };

    private static Value AddInts(long a, long b, CelError overflow)
    {
        var sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) < 0 ? Value.Of(overflow) : Value.Of(sum);
    }

    private static Value SubtractInts(long a, long b, CelError overflow)
    {
        var difference = unchecked(a - b);
        return ((a ^ b) & (a ^ difference)) < 0 ? Value.Of(overflow) : Value.Of(difference);
    }

    private static Value AddUints(ulong a, ulong b)
    {
        var sum = unchecked(a + b);
        return sum < a ? Value.Of(ValueErrors.UintOverflow) : Value.Of(sum);
    }

    private static Value AddDurations(long a, long b)
    {
        var sum = AddInts(a, b, ValueErrors.DurationOverflow);
        return sum.IsError ? sum : Value.OfNanoseconds(sum.AsInt);
    }

    private static Value SubtractDurations(long a, long b)
    {
        var difference = SubtractInts(a, b, ValueErrors.DurationOverflow);
        return difference.IsError ? difference : Value.OfNanoseconds(difference.AsInt);
    }

    private static Value Before(TimestampObject timestamp, long nanoseconds) =>
        nanoseconds == long.MinValue ? Value.Of(ValueErrors.DurationOverflow) : TimeConversion.Add(timestamp, -nanoseconds);

    private static Value MultiplyInts(long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == low >> 63 ? Value.Of(low) : Value.Of(ValueErrors.IntOverflow);
    }

    private static Value MultiplyUints(ulong a, ulong b) =>
        Math.BigMul(a, b, out var low) == 0 ? Value.Of(low) : Value.Of(ValueErrors.UintOverflow);

    private static Value DivideInts(long a, long b) => b switch
    {
        0 => Value.Of(ValueErrors.DivisionByZero),
        -1 when a == long.MinValue => Value.Of(ValueErrors.IntOverflow),
        _ => Value.Of(a / b),
    };

    private static Value ModuloInts(long a, long b) => b switch
    {
        0 => Value.Of(ValueErrors.ModulusByZero),
        -1 when a == long.MinValue => Value.Of(ValueErrors.IntOverflow),
        _ => Value.Of(a % b),
    };

    private static Value JoinStrings(in Value a, in Value b)
    {
        var joined = Join(a.AsUtf8, b.AsUtf8);
        return joined is null
            ? ValueErrors.StringTooLong((long)a.AsUtf8.Length + b.AsUtf8.Length)
            : Value.Of(new Utf8String(joined));
    }

    private static Value JoinBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var joined = Join(a, b);
        return joined is null ? ValueErrors.StringTooLong((long)a.Length + b.Length) : Value.Of(new BytesObject(joined));
    }

    private static byte[]? Join(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if ((long)a.Length + b.Length > ValueLimits.MaxStringBytes)
        {
            return null;
        }

        var joined = new byte[a.Length + b.Length];
        a.CopyTo(joined);
        b.CopyTo(joined.AsSpan(a.Length));
        return joined;
    }

    private static Value NoOverload(string function, in Value a, in Value b) => ValueErrors.NoOverload(function, [a, b]);
}
