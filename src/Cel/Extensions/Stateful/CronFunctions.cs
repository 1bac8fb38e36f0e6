using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Functions of cron schedules.</summary>
internal static class CronFunctions
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    // It looks at up to 1,440 minutes and 10,248 days, which takes some 50 microseconds; a unit is a tenth of a microsecond.
    private const int IntervalCost = 500;

    private static CelType Type => CronObject.CronType;

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        Function("caveat.cron", Make("caveat_cron_string", [CelType.String], Type, Of(Parse), CostRule.Traversal,
            "A schedule as Kubernetes and operators in Go read it (robfig/cron): five fields, or six with seconds first, as CloudNativePG's ScheduledBackup has them; `@daily` and the like; `@every 1h30m`; "
            + "`CRON_TZ=…` in front. A text that is none is an error.",
            Example("caveat.cron('@daily') == caveat.cron('0 0 * * *')", "true"),
            Example("caveat.cron('0 0 *')", "error: " + StatefulErrors.Cron("0 0 *", CronParser.BadCount)))),
        Function("caveat.isCron", Make("caveat_is_cron_string", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text).IsError)), CostRule.Traversal,
            "Whether `caveat.cron` reads a text.",
            Example("caveat.isCron('*/15 2 * * mon-fri')", "true"),
            Example("caveat.isCron('0 25 * * *')", "false"))),
        Function("fields", Member("caveat_cron_fields", [Type], CelType.ListOf(CelType.String), Of(Fields), CostRule.Fixed(CostRule.ListCreation),
            "The fields as they were written; those that a word such as `@daily` means; none for `@every`. Five start with the minute, six with the second: a rule can ask for as many "
            + "as the operator reads.",
            Example("caveat.cron('0 0 2 * * *').fields().size()", "6"),
            Example("caveat.cron('@hourly').fields()", "['0', '*', '*', '*', '*']"))),
        Function("minInterval", Member("caveat_cron_min_interval", [Type], CelType.Duration, Of(MinInterval), CostRule.Fixed(IntervalCost),
            "The shortest time between two firings, days taken to have 24 hours. A schedule that never fires is an error.",
            Example("caveat.cron('*/15 * * * *').minInterval()", "duration('15m')"),
            Example("caveat.cron('0 0 2 * * *').minInterval()", "duration('24h')"),
            Example("caveat.cron('* * * * * *').minInterval() < duration('1h')", "true"),
            Example("caveat.cron('@every 90m').minInterval()", "duration('90m')"),
            Example("caveat.cron('0 0 30 2 *').minInterval()", "error: " + StatefulErrors.NeverFires("0 0 30 2 *")))),
    ];

    private static Value Parse(Value text)
    {
        var written = text.AsText;
        return CronParser.Parse(written, out var error) is { } cron ? Value.Of(cron) : Value.Error(StatefulErrors.Cron(written, error));
    }

    private static Value Fields(Value cron)
    {
        var fields = cron.As<CronObject>().Fields;
        var values = new Value[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value.Of(fields[i]);
        }

        return Value.Of(new ValueList(values));
    }

    private static Value MinInterval(Value cron)
    {
        var schedule = cron.As<CronObject>();
        if (schedule.Times is not { } times)
        {
            return Value.OfNanoseconds(schedule.Interval);
        }

        return times.MinInterval() is { } seconds
            ? Value.OfNanoseconds(seconds * NanosecondsPerSecond)
            : Value.Error(StatefulErrors.NeverFires(schedule.ToString()));
    }
}
