using System.Buffers.Text;
using System.Globalization;
using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary><c>int(x)</c>, <c>uint(x)</c> and <c>double(x)</c>, with the errors of the specification where the worth does not fit.</summary>
public static class NumberConversion
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    /// <summary>Cuts a double towards zero; a timestamp becomes seconds, a duration nanoseconds.</summary>
    public static Value ToInt(Value value) => value.Kind switch
    {
        ValueKind.Int => value,
        ValueKind.Uint => value.AsUint <= long.MaxValue ? Value.Of((long)value.AsUint) : Value.Of(ValueErrors.IntOverflow),
        ValueKind.Double => DoubleToInt(value.AsDouble),
        ValueKind.String => TryParseInt(value.AsUtf8, out var worth) ? Value.Of(worth) : ValueErrors.Conversion(value, CelType.Int),
        ValueKind.Timestamp => Value.Of(value.As<TimestampObject>().Seconds),
        ValueKind.Duration => Value.Of(value.AsNanoseconds),
        _ => ValueErrors.Conversion(value, CelType.Int),
    };

    /// <summary>Cuts a double towards zero.</summary>
    public static Value ToUint(Value value) => value.Kind switch
    {
        ValueKind.Uint => value,
        ValueKind.Int => value.AsInt >= 0 ? Value.Of((ulong)value.AsInt) : Value.Of(ValueErrors.UintOverflow),
        ValueKind.Double => DoubleToUint(value.AsDouble),
        ValueKind.String => TryParseUint(value.AsUtf8, out var worth) ? Value.Of(worth) : ValueErrors.Conversion(value, CelType.Uint),
        _ => ValueErrors.Conversion(value, CelType.Uint),
    };

    /// <summary>The nearest double.</summary>
    public static Value ToDouble(Value value) => value.Kind switch
    {
        ValueKind.Double => value,
        ValueKind.Int => Value.Of((double)value.AsInt),
        ValueKind.Uint => Value.Of((double)value.AsUint),
        ValueKind.String => DoubleText.TryParse(value.AsText, out var worth) ? Value.Of(worth) : ValueErrors.Conversion(value, CelType.Double),
        _ => ValueErrors.Conversion(value, CelType.Double),
    };

    // The ends are refused as well, as cel-go does: a double can't tell 2^63 - 1 from 2^63.
    private static Value DoubleToInt(double worth) =>
        worth > -TwoTo63 && worth < TwoTo63 ? Value.Of((long)worth) : Value.Of(ValueErrors.IntOverflow);

    private static Value DoubleToUint(double worth) =>
        worth >= 0 && worth < TwoTo64 ? Value.Of((ulong)worth) : Value.Of(ValueErrors.UintOverflow);

    // Utf8Parser takes a sign, leading zeros and nothing else, but stops before what it can't read.
    private static bool TryParseInt(ReadOnlySpan<byte> utf8, out long worth) =>
        Utf8Parser.TryParse(utf8, out worth, out var read) && read == utf8.Length;

    private static bool TryParseUint(ReadOnlySpan<byte> utf8, out ulong worth) =>
        ulong.TryParse(utf8, NumberStyles.None, CultureInfo.InvariantCulture, out worth);
}
