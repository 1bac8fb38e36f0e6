namespace Caveat.Cel.Extensions.Stateful;

/// <summary>The months and days of the week of a schedule.</summary>
internal sealed record CronWeek(ulong Months, ulong DaysOfWeek)
{
    /// <summary>Whether a day is one of the schedule's. Days of the month and of the week that are both restricted are alternatives, as in every cron.</summary>
    public bool Includes(DateTime day, ulong daysOfMonth)
    {
        var isDayOfMonth = (daysOfMonth >> day.Day & 1) != 0;
        var isDayOfWeek = (DaysOfWeek >> (int)day.DayOfWeek & 1) != 0;
        var isEither = ((daysOfMonth | DaysOfWeek) & CronField.Star) == 0;
        return (Months >> day.Month & 1) != 0 && (isEither ? isDayOfMonth || isDayOfWeek : isDayOfMonth && isDayOfWeek);
    }
}
