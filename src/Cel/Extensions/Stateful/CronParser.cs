using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>
/// Reads schedules as robfig/cron does, on which Kubernetes and most operators build: five fields, or six with seconds first; <c>@daily</c> and the like; <c>@every</c> with a duration;
/// a time zone in front as <c>CRON_TZ=</c> or <c>TZ=</c>.
/// </summary>
internal static class CronParser
{
    public const string BadCount = "it has 3 fields; a schedule has five, or six with seconds first";

    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly CronField[] Fields =
        [CronField.Second, CronField.Minute, CronField.Hour, CronField.DayOfMonth, CronField.Month, CronField.DayOfWeek];

    /// <summary>Reads a schedule; the error says why not.</summary>
    public static CronObject? Parse(string text, out string error)
    {
        error = text.Length > StatefulErrors.MaxLength ? "it is too long" : "";
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var hasZone = words.Length > 0 && (words[0].StartsWith("CRON_TZ=", StringComparison.Ordinal) || words[0].StartsWith("TZ=", StringComparison.Ordinal));
        words = hasZone ? words[1..] : words;
        if (error.Length > 0)
        {
            return null;
        }

        return words is [['@', ..], ..] ? ParseWord(text, words, out error) : ParseFields(text, words, out error);
    }

    private static CronObject? ParseWord(string text, string[] words, out string error)
    {
        if (words is ["@every", _])
        {
            return ParseInterval(text, words[1], out error);
        }

        var fields = words.Length > 1 ? null : words[0] switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            _ => null,
        };
        error = "there is @yearly, @monthly, @weekly, @daily, @hourly, and @every with a duration";
        return fields is null ? null : ParseFields(text, fields.Split(' '), out error);
    }

    // robfig/cron rounds to seconds, and takes at least one.
    private static CronObject? ParseInterval(string text, string duration, out string error)
    {
        var isDuration = DurationText.TryParse(duration, out var nanoseconds) && nanoseconds > 0;
        error = isDuration ? "" : "@every takes a duration of hours, minutes and seconds, such as 1h30m";
        var seconds = Math.Max(1, nanoseconds / NanosecondsPerSecond);
        return isDuration ? new CronObject(text, [], null, seconds * NanosecondsPerSecond) : null;
    }

    private static CronObject? ParseFields(string text, string[] words, out string error)
    {
        error = words.Length is 5 or 6 ? "" : $"it has {words.Length} {(words.Length == 1 ? "field" : "fields")}; a schedule has five, or six with seconds first";
        var masks = new ulong[Fields.Length];
        masks[0] = 1;
        for (var i = 0; i < words.Length && error.Length == 0; i++)
        {
            var field = i + Fields.Length - words.Length;
            masks[field] = Fields[field].Parse(words[i], out error);
        }

        return error.Length > 0
            ? null
            : new CronObject(text, words, new CronTimes(masks[0], masks[1], masks[2], masks[3], new CronWeek(masks[4], masks[5])), 0);
    }
}
