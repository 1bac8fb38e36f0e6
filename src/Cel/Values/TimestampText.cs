using System.Globalization;

namespace Caveat.Cel.Values;

/// <summary>Points in time as RFC 3339, as Go reads and writes them.</summary>
internal static class TimestampText
{
    private const int SecondsPerDay = 86_400;
    private const int NanosecondDigits = 9;

    /// <summary>Reads <c>2009-02-13T23:31:30.5+01:00</c>; false for another form. The seconds may lie outside the range of a timestamp.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long seconds, out int nanoseconds)
    {
        seconds = 0;
        nanoseconds = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        if (!TryDate(text, out var days) || !TryTime(text[11..], out var secondOfDay))
        {
            return false;
        }

        var rest = text[19..];
        if (!TryTakeFraction(ref rest, out nanoseconds) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        seconds = (days * SecondsPerDay) + secondOfDay - offset;
        return true;
    }

    /// <summary>In UTC, with as many decimals as are needed: <c>2009-02-13T23:31:30Z</c>.</summary>
    public static string Format(TimestampObject timestamp)
    {
        var time = DateTime.UnixEpoch.AddTicks(timestamp.Seconds * TimeSpan.TicksPerSecond);
        var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return timestamp.Nanoseconds == 0
            ? text + "Z"
            : $"{text}.{timestamp.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0')}Z";
    }

    private static bool TryDate(ReadOnlySpan<char> text, out long days)
    {
        days = 0;
        if (!TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day))
        {
            return false;
        }

        // Year 0 is a date to Go and none to .NET; it is a leap year like 4, and 1461 days before it.
        var shifted = year == 0 ? 4 : year;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(shifted, month))
        {
            return false;
        }

        days = (new DateTime(shifted, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Days - (year == 0 ? 1461 : 0);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out int secondOfDay)
    {
        secondOfDay = 0;
        if (!TryNumber(text[..2], out var hour) || !TryNumber(text[3..5], out var minute) || !TryNumber(text[6..8], out var second))
        {
            return false;
        }

        secondOfDay = (((hour * 60) + minute) * 60) + second;
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> rest, out int nanoseconds)
    {
        nanoseconds = 0;
        if (rest[0] is not ('.' or ','))
        {
            return true;
        }

        var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (end <= 0)
        {
            return false;
        }

        for (var i = 0; i < NanosecondDigits; i++)
        {
            nanoseconds = (nanoseconds * 10) + (i < end ? rest[1 + i] - '0' : 0);
        }

        rest = rest[(1 + end)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':')
        {
            return false;
        }

        if (!TryNumber(text[1..3], out var hours) || !TryNumber(text[4..6], out var minutes) || hours > 24 || minutes >= 60)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[0] == '-' ? -60 : 60);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
