using System.Buffers;
using System.Globalization;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Sizes of configuration files, in bytes.</summary>
internal static class ConfigurationSize
{
    // Digits of a number with a unit: no size of 64 bits has more.
    private const int MaxDigits = 24;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>An int or an error.</summary>
    public static Value Parse(Value value)
    {
        var text = value.AsText;
        var trimmed = text.AsSpan().Trim();
        if (long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes) && !trimmed.StartsWith("+"))
        {
            return Value.Of(bytes);
        }

        var digits = trimmed.IndexOfAnyExcept(NumberCharacters);
        digits = digits < 0 ? trimmed.Length : digits;
        var unit = UnitOf(trimmed[digits..].TrimStart());
        var isNumber = digits is > 0 and <= MaxDigits
            & decimal.TryParse(trimmed[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || unit == 0)
        {
            return Value.Error(StatefulErrors.Size(text));
        }

        return number > long.MaxValue / unit
            ? Value.Error(StatefulErrors.SizeOverflow(text))
            : Value.Of((long)Math.Round(number * unit, MidpointRounding.AwayFromZero));
    }

    private static long UnitOf(ReadOnlySpan<char> name)
    {
        if (name.Length > 3)
        {
            return 0;
        }

        Span<char> small = stackalloc char[3];
        name.ToLowerInvariant(small);
        return small[..name.Length] switch
        {
            "" or "b" => 1,
            "k" or "kb" or "ki" or "kib" => 1L << 10,
            "m" or "mb" or "mi" or "mib" => 1L << 20,
            "g" or "gb" or "gi" or "gib" => 1L << 30,
            "t" or "tb" or "ti" or "tib" => 1L << 40,
            "p" or "pb" or "pi" or "pib" => 1L << 50,
            _ => 0,
        };
    }
}
