using System.Globalization;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>
/// Formatting of versions 1 to 3, which Kubernetes has: each number verb takes its own types, what is inside lists and maps is written as a literal, and
/// <c>%f</c> and <c>%e</c> write numbers as people of the United States do.
/// </summary>
internal sealed class FormatVerbs1 : FormatVerbs
{
    public static readonly FormatVerbs1 Instance = new();

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private FormatVerbs1()
    {
    }

    protected override string BinaryTypes => "integers and bools";

    protected override string HexadecimalTypes => "integers, byte buffers, and strings";

    protected override string OctalTypes => "integers";

    public override string? AppendText(StringBuilder text, in Value value) => value.Kind switch
    {
        ValueKind.List => AppendLiteral(text, value, 0),
        ValueKind.Map => AppendLiteral(text, value, 0),
        ValueKind.Null => Append(text, "null"),
        ValueKind.Bytes => AppendBytes(text, value),
        ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Double or ValueKind.String or ValueKind.Timestamp or ValueKind.Duration or ValueKind.Type =>
            Append(text, ValueFormatter.Plain(value)),
        _ => TextRefused(value),
    };

    public override string? AppendDecimal(StringBuilder text, in Value value) => value.Kind is ValueKind.Int or ValueKind.Uint
        ? Append(text, ValueFormatter.Plain(value))
        : $"decimal clause can only be used on integers, was given {TypeOf(value)}";

    public override string? AppendFixed(StringBuilder text, in Value value, int precision)
    {
        if (!TryNumber(value, out var number))
        {
            return $"fixed-point clause can only be used on doubles, was given {TypeOf(value)}";
        }

        return Append(text, SignOf(number) ?? number.ToString("N" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    public override string? AppendScientific(StringBuilder text, in Value value, int precision)
    {
        if (!TryNumber(value, out var number))
        {
            return $"scientific clause can only be used on doubles, was given {TypeOf(value)}";
        }

        if (SignOf(number) is { } sign)
        {
            return Append(text, sign);
        }

        var (mantissa, exponent) = Scientific(number, precision);
        text.Append(mantissa).Append("\u202f×\u202f10").Append(exponent < 0 ? "⁻" : "");
        foreach (var digit in Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture))
        {
            text.Append(Superscripts[digit - '0']);
        }

        return null;
    }

    private static bool TryNumber(in Value value, out double number)
    {
        number = value.Kind == ValueKind.Double ? value.AsDouble : 0;
        if (value.Kind != ValueKind.String)
        {
            return value.Kind == ValueKind.Double;
        }

        var text = value.AsUtf8;
        number = text.SequenceEqual("NaN"u8) ? double.NaN : text.SequenceEqual("Infinity"u8) ? double.PositiveInfinity : double.NegativeInfinity;
        return !double.IsNegativeInfinity(number) || text.SequenceEqual("-Infinity"u8);
    }

    private static string? SignOf(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "∞" : double.IsNegativeInfinity(number) ? "-∞" : null;

    private static string? AppendBytes(StringBuilder text, in Value value)
    {
        var bytes = value.As<BytesObject>().Bytes.Span;
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? Append(text, Encoding.UTF8.GetString(bytes))
            : "could not convert argument \"invalid UTF-8 in bytes, cannot convert to string\" to string";
    }

    /// <summary>An element of a list or map, as it would be written in an expression.</summary>
    private static string? AppendLiteral(StringBuilder text, in Value value, int depth) => value.Kind switch
    {
        ValueKind.List when depth < ValueLimits.MaxNesting => AppendList(text, value, depth + 1),
        ValueKind.Map when depth < ValueLimits.MaxNesting => AppendMap(text, value, depth + 1),
        ValueKind.Null => Append(text, "null"),
        ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Type => Append(text, ValueFormatter.Plain(value)),
        ValueKind.Double => Append(text, Literal(value.AsDouble)),
        ValueKind.String => Append(text, GoQuote.Of(value.AsUtf8)),
        ValueKind.Bytes => Append(text, "b" + GoQuote.Of(value.As<BytesObject>().Bytes.Span)),
        ValueKind.Timestamp => Append(text, $"timestamp(\"{ValueFormatter.Plain(value)}\")"),
        ValueKind.Duration => Append(text, $"duration(\"{ValueFormatter.Plain(value)}\")"),
        _ => $"no formatting function for {TypeOf(value)}",
    };

    private static string Literal(double number) => double.IsNaN(number) ? "\"NaN\""
        : double.IsInfinity(number) ? (number > 0 ? "\"+Inf\"" : "\"-Inf\"") : Fixed(number, DefaultPrecision);

    private static string? AppendList(StringBuilder text, in Value value, int depth)
    {
        var list = value.As<ListObject>();
        var count = list.Count(value.Bits);
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (AppendLiteral(text, list.At(value.Bits, i), depth) is { } error)
            {
                return error;
            }
        }

        return Append(text, "]");
    }

    private static string? AppendMap(StringBuilder text, in Value value, int depth)
    {
        var map = value.As<MapObject>();
        var entries = new List<(string Key, string Text)>();
        for (var i = 0; i < map.Count(value.Bits); i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            if (key.Kind is not (ValueKind.String or ValueKind.Bool or ValueKind.Int or ValueKind.Uint))
            {
                return $"no formatting function for map key of type {TypeOf(key)}";
            }

            var (keyText, entryText) = (new StringBuilder(), new StringBuilder());
            if ((AppendLiteral(keyText, key, depth) ?? AppendLiteral(entryText, entry, depth)) is { } error)
            {
                return error;
            }

            entries.Add((keyText.ToString(), $"{keyText}:{entryText}"));
        }

        return Append(text, FormattedEntries.Join(entries));
    }
}
