namespace Caveat.Cel.Extensions.Stateful;

/// <summary>When a schedule fires: a mask of values for each field.</summary>
internal sealed record CronTimes(ulong Seconds, ulong Minutes, ulong Hours, ulong Days, CronWeek Week)
{
    private const int SecondsOfDay = 86_400;

    // The calendar repeats the same days of the week after 28 years, but for 2100; a leap day comes after 8 at most.
    private const int DaysLookedAt = 28 * 366;

    private static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The shortest time between two firings in seconds, days taken to have 24 hours; null when it never fires.</summary>
    public long? MinInterval()
    {
        if (MinDayDistance() is not { } days)
        {
            return null;
        }

        var (first, last, gap) = OfDay();
        return Math.Min(gap, ((long)days * SecondsOfDay) - last + first);
    }

    // Looks at minutes only, and at the seconds of one minute: at most 1,440 steps.
    private (long First, long Last, long Gap) OfDay()
    {
        var (firstSecond, lastSecond) = (CronField.First(Seconds), CronField.Last(Seconds));
        long gap = MinGap(Seconds);
        long first = -1;
        long last = -1;
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if ((Hours >> (minute / 60) & 1) == 0 || (Minutes >> (minute % 60) & 1) == 0)
            {
                continue;
            }

            var start = (60L * minute) + firstSecond;
            gap = last < 0 ? gap : Math.Min(gap, start - last);
            first = first < 0 ? start : first;
            last = (60L * minute) + lastSecond;
        }

        return (first, last, gap);
    }

    private static long MinGap(ulong mask)
    {
        long gap = long.MaxValue;
        var previous = -1;
        for (var i = 0; i <= CronField.Last(mask); i++)
        {
            if ((mask >> i & 1) != 0)
            {
                gap = previous < 0 ? gap : Math.Min(gap, i - previous);
                previous = i;
            }
        }

        return gap;
    }

    private int? MinDayDistance()
    {
        int? distance = null;
        var previous = -1;
        for (var day = 0; day < DaysLookedAt && distance != 1; day++)
        {
            if (!Week.Includes(Start.AddDays(day), Days))
            {
                continue;
            }

            distance = previous < 0 ? distance : Math.Min(distance ?? int.MaxValue, day - previous);
            previous = day;
        }

        return distance;
    }
}
