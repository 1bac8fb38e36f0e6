using System.Globalization;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Syntax;

/// <summary>Literals as source, and as cel-go's debug output has them.</summary>
internal static class ConstantText
{
    /// <summary>A literal that reads as the same value. A double that has no literal (NaN, infinity) is the conversion of a string.</summary>
    public static string Source(Value value) => value.Kind == ValueKind.Double ? DoubleSource(value.AsDouble) : Debug(value);

    /// <summary>As <see cref="Source"/>, but a double is shown as Go's <c>%v</c> has it, without a point where it needs none.</summary>
    public static string Debug(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Bool => value.AsBool ? "true" : "false",
        ValueKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        ValueKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture) + "u",
        ValueKind.Double => GoDouble(value.AsDouble),
        ValueKind.String => Quoted("\"", value.AsUtf8, isBytes: false),
        ValueKind.Bytes => Quoted("b\"", value.As<BytesObject>().Bytes.Span, isBytes: true),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "no literal has this kind"),
    };

    private static string DoubleSource(double worth)
    {
        if (!double.IsFinite(worth))
        {
            return double.IsNaN(worth) ? "double(\"NaN\")" : worth > 0 ? "double(\"Infinity\")" : "double(\"-Infinity\")";
        }

        var text = worth.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    // Go's shortest form as strconv has it: an exponent from 1e6 on and below 1e-4, of at least two digits.
    private static string GoDouble(double worth)
    {
        if (!double.IsFinite(worth))
        {
            return double.IsNaN(worth) ? "NaN" : worth > 0 ? "+Inf" : "-Inf";
        }

        return Math.Abs(worth) is 0 or (>= 1e-4 and < 1e6) ? worth.ToString("R", CultureInfo.InvariantCulture) : GoExponential(worth);
    }

    private static string GoExponential(double worth)
    {
        var text = worth.ToString("E16", CultureInfo.InvariantCulture);
        for (var places = 0; places < 16; places++)
        {
            var shorter = worth.ToString("E" + places, CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) == worth)
            {
                text = shorter;
                break;
            }
        }

        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        var digits = text.AsSpan(exponent + 2).TrimStart('0').ToString().PadLeft(2, '0');
        return $"{text[..exponent]}e{text[exponent + 1]}{digits}";
    }

    // What can be seen stands as it is; the rest is escaped, and of bytes whatever is no well-formed UTF-8 too.
    private static string Quoted(string open, ReadOnlySpan<byte> utf8, bool isBytes)
    {
        var text = new StringBuilder(open);
        while (!utf8.IsEmpty)
        {
            var isWellFormed = Rune.DecodeFromUtf8(utf8, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isBytes && !(isWellFormed && IsVisible(rune)))
            {
                length = 1;
                text.Append(Octet(utf8[0]));
            }
            else
            {
                text.Append(IsVisible(rune) ? rune.ToString() : Escaped(rune));
            }

            utf8 = utf8[length..];
        }

        return text.Append('"').ToString();
    }

    private static bool IsVisible(Rune rune) =>
        rune.Value is not ('"' or '\\')
        && (rune.Value == ' ' || Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Escaped(Rune rune) => rune.Value switch
    {
        < 0x80 => Octet((byte)rune.Value),
        < 0x10000 => $"\\u{rune.Value:x4}",
        _ => $"\\U{rune.Value:x8}",
    };

    private static string Octet(byte octet) => octet switch
    {
        7 => "\\a",
        8 => "\\b",
        9 => "\\t",
        10 => "\\n",
        11 => "\\v",
        12 => "\\f",
        13 => "\\r",
        (byte)'"' => "\\\"",
        (byte)'\\' => "\\\\",
        _ => $"\\x{octet:x2}",
    };
}
