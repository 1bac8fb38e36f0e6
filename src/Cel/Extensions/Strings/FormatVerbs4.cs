using System.Globalization;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>Formatting of version 4: numbers of all types with all number verbs, nothing quoted, no locale.</summary>
internal sealed class FormatVerbs4 : FormatVerbs
{
    public static readonly FormatVerbs4 Instance = new();

    private FormatVerbs4()
    {
    }

    protected override string BinaryTypes => "ints, uints, and bools";

    protected override string HexadecimalTypes => "ints, uints, bytes, and strings";

    protected override string OctalTypes => "ints and uints";

    public override string? AppendText(StringBuilder text, in Value value) => AppendText(text, value, 0);

    public override string? AppendDecimal(StringBuilder text, in Value value) => value.Kind switch
    {
        ValueKind.Int or ValueKind.Uint or ValueKind.Double => AppendScalar(text, value),
        _ => $"decimal clause can only be used on ints, uints, and doubles, was given {TypeOf(value)}",
    };

    public override string? AppendFixed(StringBuilder text, in Value value, int precision)
    {
        if (!TryNumber(value, out var number))
        {
            return $"fixed-point clause can only be used on ints, uints, and doubles, was given {TypeOf(value)}";
        }

        return Append(text, NameOf(number) ?? Fixed(number, precision));
    }

    public override string? AppendScientific(StringBuilder text, in Value value, int precision)
    {
        if (!TryNumber(value, out var number))
        {
            return $"scientific clause can only be used on ints, uints, and doubles, was given {TypeOf(value)}";
        }

        if (NameOf(number) is { } name)
        {
            return Append(text, name);
        }

        var (mantissa, exponent) = Scientific(number, precision);
        return Append(text, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static bool TryNumber(in Value value, out double number)
    {
        number = value.Kind switch
        {
            ValueKind.Int => value.AsInt,
            ValueKind.Uint => value.AsUint,
            ValueKind.Double => value.AsDouble,
            _ => 0,
        };
        return value.Kind is ValueKind.Int or ValueKind.Uint or ValueKind.Double;
    }

    private static string? NameOf(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : null;

    private static string? AppendText(StringBuilder text, in Value value, int depth) => value.Kind switch
    {
        ValueKind.List when depth < ValueLimits.MaxNesting => AppendList(text, value, depth + 1),
        ValueKind.Map when depth < ValueLimits.MaxNesting => AppendMap(text, value, depth + 1),
        _ => AppendScalar(text, value),
    };

    private static string? AppendScalar(StringBuilder text, in Value value) => value.Kind switch
    {
        ValueKind.Null => Append(text, "null"),
        ValueKind.Bool => Append(text, value.AsBool ? "true" : "false"),
        ValueKind.Int => Append(text, value.AsInt.ToString(CultureInfo.InvariantCulture)),
        ValueKind.Uint => Append(text, value.AsUint.ToString(CultureInfo.InvariantCulture)),
        ValueKind.Double => Append(text, NameOf(value.AsDouble) ?? DoubleText.Fixed(value.AsDouble)),
        ValueKind.String => Append(text, value.AsText),
        ValueKind.Bytes => Append(text, Encoding.UTF8.GetString(value.As<BytesObject>().Bytes.Span)),
        ValueKind.Timestamp or ValueKind.Duration => Append(text, ValueFormatter.Plain(value)),
        ValueKind.Type => Append(text, value.As<TypeObject>().Type.Name),
        _ => TextRefused(value),
    };

    private static string? AppendList(StringBuilder text, in Value value, int depth)
    {
        var list = value.As<ListObject>();
        var count = list.Count(value.Bits);
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (AppendText(text, list.At(value.Bits, i), depth) is { } error)
            {
                return error;
            }
        }

        return Append(text, "]");
    }

    /// <summary>Entries in the order of their keys as text.</summary>
    private static string? AppendMap(StringBuilder text, in Value value, int depth)
    {
        var map = value.As<MapObject>();
        var entries = new List<(string Key, string Text)>();
        for (var i = 0; i < map.Count(value.Bits); i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            var (keyText, entryText) = (new StringBuilder(), new StringBuilder());
            if ((AppendText(keyText, key, depth) ?? AppendText(entryText, entry, depth)) is { } error)
            {
                return error;
            }

            entries.Add((keyText.ToString(), $"{keyText}: {entryText}"));
        }

        return Append(text, FormattedEntries.Join(entries));
    }
}
