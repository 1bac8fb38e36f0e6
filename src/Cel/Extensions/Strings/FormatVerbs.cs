using System.Globalization;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>
/// The verbs of <c>format</c>. A verb appends to the text, or gives the message of why it can't take the value; null is success.
/// The two derived classes are cel-go's two ways of formatting: that of versions 1 to 3 and that of version 4.
/// </summary>
internal abstract class FormatVerbs
{
    /// <summary>Digits after the point where a verb says none.</summary>
    public const int DefaultPrecision = 6;

    /// <summary>cel-go's bound of version 4; taken for the earlier ones too, which have none.</summary>
    public const int MaxPrecision = 1000;

    /// <summary><c>%s</c>.</summary>
    public abstract string? AppendText(StringBuilder text, in Value value);

    /// <summary><c>%d</c>.</summary>
    public abstract string? AppendDecimal(StringBuilder text, in Value value);

    /// <summary><c>%.nf</c>.</summary>
    public abstract string? AppendFixed(StringBuilder text, in Value value, int precision);

    /// <summary><c>%.ne</c>.</summary>
    public abstract string? AppendScientific(StringBuilder text, in Value value, int precision);

    /// <summary>What the message of <c>%b</c> calls the types that it takes.</summary>
    protected abstract string BinaryTypes { get; }

    /// <summary>What the message of <c>%x</c> calls the types that it takes.</summary>
    protected abstract string HexadecimalTypes { get; }

    /// <summary>What the message of <c>%o</c> calls the types that it takes.</summary>
    protected abstract string OctalTypes { get; }

    /// <summary><c>%b</c>.</summary>
    public string? AppendBinary(StringBuilder text, in Value value) =>
        value.Kind == ValueKind.Bool
            ? Append(text, value.AsBool ? "1" : "0")
            : AppendInteger(text, value, "b") ? null : $"only {BinaryTypes} can be formatted as binary, was given {TypeOf(value)}";

    /// <summary><c>%o</c>.</summary>
    public string? AppendOctal(StringBuilder text, in Value value) =>
        AppendInteger(text, value, "o") ? null : $"octal clause can only be used on {OctalTypes}, was given {TypeOf(value)}";

    /// <summary><c>%x</c> and <c>%X</c>.</summary>
    public string? AppendHexadecimal(StringBuilder text, in Value value, bool upper)
    {
        if (AppendInteger(text, value, upper ? "X" : "x"))
        {
            return null;
        }

        return value.Kind switch
        {
            ValueKind.String => Append(text, Hexadecimal(value.AsUtf8, upper)),
            ValueKind.Bytes => Append(text, Hexadecimal(value.As<BytesObject>().Bytes.Span, upper)),
            _ => $"only {HexadecimalTypes} can be formatted as hex, was given {TypeOf(value)}",
        };
    }

    protected static string TypeOf(in Value value) => RuntimeType.Of(value).Name;

    protected static string TextRefused(in Value value) =>
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given " + TypeOf(value);

    protected static string? Append(StringBuilder text, string part)
    {
        text.Append(part);
        return null;
    }

    /// <summary>As Go's <c>%e</c>: an exponent of two digits at least.</summary>
    protected static (string Mantissa, int Exponent) Scientific(double number, int precision)
    {
        var digits = number.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var at = digits.IndexOf('e', StringComparison.Ordinal);
        return (digits[..at], int.Parse(digits.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    protected static string Fixed(double number, int precision) =>
        number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Hexadecimal(ReadOnlySpan<byte> bytes, bool upper) => upper ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes);

    private static bool AppendInteger(StringBuilder text, in Value value, string format)
    {
        if (value.Kind is not (ValueKind.Int or ValueKind.Uint))
        {
            return false;
        }

        var isNegative = value.Kind == ValueKind.Int && value.AsInt < 0;
        var magnitude = isNegative ? 0UL - value.AsUint : value.AsUint;
        text.Append(isNegative ? "-" : "").Append(format == "o" ? Octal(magnitude) : magnitude.ToString(format, CultureInfo.InvariantCulture));
        return true;
    }

    private static string Octal(ulong magnitude)
    {
        var digits = "";
        do
        {
            digits = (char)('0' + (magnitude & 7)) + digits;
            magnitude >>= 3;
        }
        while (magnitude != 0);
        return digits;
    }
}
