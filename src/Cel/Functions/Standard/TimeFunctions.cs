using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Parts of timestamps and durations.</summary>
internal static class TimeFunctions
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long NanosecondsPerSecond = 1_000 * NanosecondsPerMillisecond;
    private const string Example = "timestamp('2023-12-25T00:30:05.5Z')";

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new("getFullYear", Parts("year", static (time, _) => time.Year, "The year.", ".getFullYear()", "2023")),
        new("getMonth", Parts("month", static (time, _) => time.Month - 1, "The month, from 0.", ".getMonth()", "11")),
        new("getDayOfYear", Parts("day_of_year", static (time, _) => time.DayOfYear - 1, "The day of the year, from 0.", ".getDayOfYear()", "358")),
        new("getDayOfMonth", Parts("day_of_month", static (time, _) => time.Day - 1, "The day of the month, from 0.", ".getDayOfMonth()", "24")),
        new("getDate", Parts("day_of_month_1_based", static (time, _) => time.Day, "The day of the month, from 1.", ".getDate('America/New_York')", "24")),
        new("getDayOfWeek", Parts("day_of_week", static (time, _) => (int)time.DayOfWeek, "The day of the week, Sunday is 0.", ".getDayOfWeek()", "1")),
        new("getHours",
        [
            .. Parts("hours", static (time, _) => time.Hour, "The hour of the day.", ".getHours('+05:30')", "6"),
            Length("duration_to_hours", 3600 * NanosecondsPerSecond, "Whole hours.", new("duration('90m').getHours()", "1")),
        ]),
        new("getMinutes",
        [
            .. Parts("minutes", static (time, _) => time.Minute, "The minute of the hour.", ".getMinutes()", "30"),
            Length("duration_to_minutes", 60 * NanosecondsPerSecond, "Whole minutes.", new("duration('90m').getMinutes()", "90")),
        ]),
        new("getSeconds",
        [
            .. Parts("seconds", static (time, _) => time.Second, "The second of the minute.", ".getSeconds()", "5"),
            Length("duration_to_seconds", NanosecondsPerSecond, "Whole seconds.", new("duration('1m').getSeconds()", "60")),
        ]),
        new("getMilliseconds",
        [
            .. Parts("milliseconds", static (_, nanoseconds) => (int)(nanoseconds / NanosecondsPerMillisecond), "The millisecond of the second.", ".getMilliseconds()", "500"),
            Length("duration_to_milliseconds", NanosecondsPerMillisecond, "Whole milliseconds.", new("duration('1s').getMilliseconds()", "1000")),
        ]),
    ];

    // cel-go's name for the seconds in a time zone lacks the "with".
    private static Overload[] Parts(string suffix, Func<DateTime, int, int> part, string doc, string call, string result) =>
    [
        new()
        {
            Id = "timestamp_to_" + suffix,
            IsMember = true,
            Parameters = [CelType.Timestamp],
            Result = CelType.Int,
            Body = (Func<Value, Value>)(value => Part(value, TimeZones.Utc, part)),
            Doc = doc + " In UTC.",
            Examples = [new(Example + call, result)],
        },
        new()
        {
            Id = "timestamp_to_" + suffix + (suffix == "seconds" ? "_tz" : "_with_tz"),
            IsMember = true,
            Parameters = [CelType.Timestamp, CelType.String],
            Result = CelType.Int,
            Body = (Func<Value, Value, Value>)((value, zone) => Part(value, zone, part)),
            Doc = doc + " In a time zone, by name (`Europe/Berlin`) or as an offset (`+01:00`); an error where there is no such zone.",
        },
    ];

    private static Overload Length(string id, long unit, string doc, FunctionExample example) => new()
    {
        Id = id,
        IsMember = true,
        Parameters = [CelType.Duration],
        Result = CelType.Int,
        Body = (Func<Value, Value>)(value => Value.Of(value.AsNanoseconds / unit)),
        Doc = doc,
        Examples = [example],
    };

    private static Value Part(Value value, Value zone, Func<DateTime, int, int> part)
    {
        var timestamp = value.As<TimestampObject>();
        return TimeZones.TryLocal(timestamp, zone.AsText, out var local)
            ? Value.Of((long)part(local, timestamp.Nanoseconds))
            : ValueErrors.UnknownTimeZone(zone.AsText);
    }
}
