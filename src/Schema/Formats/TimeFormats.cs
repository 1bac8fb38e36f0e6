using System.Buffers;

namespace Caveat.Schema.Formats;

/// <summary>Dates, times and durations.</summary>
internal static class TimeFormats
{
    private static readonly SearchValues<byte> AfterUnit = SearchValues.Create(" \t\n\f\r0123456789"u8);

    // Bytes of "hh:mm:ss".
    private const int TimeLength = 8;

    // Bytes of "yyyy-mm-dd".
    private const int DateLength = 10;

    /// <summary>RFC 3339, section 5.6: <c>full-date</c>.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == DateLength && text[4] == '-' && text[7] == '-'
        && TryDigits(text[..4], out var year) && TryDigits(text[5..7], out var month) && TryDigits(text[8..], out var day)
        && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>RFC 3339, section 5.6: <c>full-time</c>.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        var isClock = text.Length > TimeLength && text[2] == ':' && text[5] == ':'
            && TryDigits(text[..2], out var hour) && TryDigits(text[3..5], out var minute) && TryDigits(text[6..8], out var second)
            && hour < 24 && minute < 60 && second <= 60;
        if (!isClock)
        {
            return false;
        }

        var rest = text[TimeLength..];
        if (rest[0] == '.')
        {
            var digits = CountDigits(rest[1..]);
            rest = rest[(1 + digits)..];
            if (digits == 0)
            {
                return false;
            }
        }

        return IsOffset(rest);
    }

    /// <summary>RFC 3339, section 5.6: <c>date-time</c>.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > DateLength && IsDate(text[..DateLength]) && text[DateLength] is (byte)'T' or (byte)'t' && IsTime(text[(DateLength + 1)..]);

    /// <summary>RFC 3339, appendix A: <c>P3DT4H</c>, <c>P2W</c>.</summary>
    public static bool IsIsoDuration(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        var time = text.IndexOf((byte)'T');
        var date = text[1..(time < 0 ? text.Length : time)];
        if (date.Length > 0 && date[^1] == 'W')
        {
            return time < 0 && CountDigits(date) == date.Length - 1 && date.Length > 1;
        }

        return IsParts(date, "YMD"u8) && (time < 0 || (time + 1 < text.Length && IsParts(text[(time + 1)..], "HMS"u8)));
    }

    /// <summary>As the API server reads it: Go's <c>1h30m</c>, or Scala's whole numbers with units such as <c>2 days</c>.</summary>
    public static bool IsGoOrScalaDuration(ReadOnlySpan<byte> text) => IsGoDuration(text) || IsScalaDuration(text);

    private static bool IsGoDuration(ReadOnlySpan<byte> text)
    {
        var rest = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        if (rest.SequenceEqual("0"u8))
        {
            return true;
        }

        var any = false;
        while (rest.Length > 0)
        {
            var whole = CountDigits(rest);
            var fraction = whole < rest.Length && rest[whole] == '.' ? 1 + CountDigits(rest[(whole + 1)..]) : 0;
            rest = rest[(whole + fraction)..];
            var unit = GoUnit(rest);
            if ((whole == 0 && fraction < 2) || unit == 0)
            {
                return false;
            }

            rest = rest[unit..];
            any = true;
        }

        return any;
    }

    private static int GoUnit(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("µs"u8) || text.StartsWith("μs"u8))
        {
            return 3;
        }

        var isTwo = text.StartsWith("ns"u8) || text.StartsWith("us"u8) || text.StartsWith("ms"u8);
        return isTwo ? 2 : text.Length > 0 && text[0] is (byte)'s' or (byte)'m' or (byte)'h' ? 1 : 0;
    }

    // One unit that is known is enough for the server; what is checked here is the form, and that each unit starts like one.
    private static bool IsScalaDuration(ReadOnlySpan<byte> text)
    {
        var rest = text.TrimStart(" \t\n\f\r"u8);
        var any = false;
        while (rest.Length > 0)
        {
            var digits = CountDigits(rest);
            rest = rest[digits..].TrimStart(" \t\n\f\r"u8);
            var letters = rest.IndexOfAny(AfterUnit);
            var unit = letters < 0 ? rest : rest[..letters];
            if (digits == 0 || unit.Length == 0 || (unit[0] | 0x20) is not ('n' or 'u' or 'm' or 's' or 'h' or 'd' or 'w'))
            {
                return false;
            }

            rest = rest[unit.Length..].TrimStart(" \t\n\f\r"u8);
            any = true;
        }

        return any;
    }

    // Numbers with units in their order, each once; none at all is fine for a date before "T".
    private static bool IsParts(ReadOnlySpan<byte> text, ReadOnlySpan<byte> units)
    {
        while (text.Length > 0)
        {
            var digits = CountDigits(text);
            var unit = digits > 0 && digits < text.Length ? units.IndexOf(text[digits]) : -1;
            if (unit < 0)
            {
                return false;
            }

            units = units[(unit + 1)..];
            text = text[(digits + 1)..];
        }

        return true;
    }

    private static bool IsOffset(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        return text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':'
            && TryDigits(text[1..3], out var hour) && TryDigits(text[4..], out var minute) && hour < 24 && minute < 60;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
