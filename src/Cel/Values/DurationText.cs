using System.Buffers;
using System.Globalization;

namespace Caveat.Cel.Values;

/// <summary>Durations as text: reads what Go's ParseDuration reads, writes seconds.</summary>
internal static class DurationText
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly SearchValues<char> NumberStarts = SearchValues.Create("0123456789.");

    /// <summary>Reads <c>1h30m</c>, <c>-1.5s</c>, <c>100ms</c>, <c>0</c>; false for another form or beyond 64 bits of nanoseconds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long nanoseconds)
    {
        nanoseconds = 0;
        var negative = text.StartsWith("-");
        var rest = negative || text.StartsWith("+") ? text[1..] : text;
        if (rest is "0")
        {
            return true;
        }

        // Counted towards the negative side, which holds one more.
        Int128 total = 0;
        while (rest.Length > 0)
        {
            if (!TryTakePart(ref rest, ref total))
            {
                return false;
            }
        }

        total = negative ? -total : total;
        nanoseconds = (long)total;
        return text.TrimStart("+-").Length > 0 && total == nanoseconds;
    }

    /// <summary>Seconds with as many decimals as are needed: <c>3600s</c>, <c>1.5s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        var seconds = (double)(nanoseconds / NanosecondsPerSecond) + ((double)(nanoseconds % NanosecondsPerSecond) / NanosecondsPerSecond);
        return DoubleText.Fixed(seconds) + "s";
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> rest, ref Int128 total)
    {
        var whole = rest[..DigitCount(rest)];
        rest = rest[whole.Length..];
        var fraction = rest.StartsWith(".") ? rest[1..] : [];
        fraction = fraction[..DigitCount(fraction)];
        rest = rest.StartsWith(".") ? rest[(1 + fraction.Length)..] : rest;

        if ((whole.Length == 0 && fraction.Length == 0) || whole.Length > 19 || !TryTakeUnit(ref rest, out var unit))
        {
            return false;
        }

        Int128 worth = whole.Length == 0 ? 0 : Int128.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture);
        total += (worth * unit) + Fraction(fraction, unit);
        return total <= (Int128)long.MaxValue + 1;
    }

    private static int DigitCount(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    // What is below a nanosecond is cut off.
    private static long Fraction(ReadOnlySpan<char> digits, long unit)
    {
        const int MaxDigits = 18;
        long worth = 0;
        double scale = 1;
        foreach (var digit in digits[..Math.Min(digits.Length, MaxDigits)])
        {
            worth = (worth * 10) + (digit - '0');
            scale *= 10;
        }

        return (long)(worth * (unit / scale));
    }

    private static bool TryTakeUnit(ref ReadOnlySpan<char> rest, out long unit)
    {
        var end = rest.IndexOfAny(NumberStarts);
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        unit = name switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => NanosecondsPerSecond,
            "m" => 60 * NanosecondsPerSecond,
            "h" => 3600 * NanosecondsPerSecond,
            _ => 0,
        };
        return unit != 0;
    }
}
