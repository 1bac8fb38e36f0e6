using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>A cron schedule, or an interval.</summary>
internal sealed class CronObject : OpaqueObject
{
    public static readonly CelType CronType = CelType.Opaque("caveat.Cron");

    private readonly string _text;

    /// <summary>A schedule that was read.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="fields">As they were written, or as a word such as <c>@daily</c> means; empty for an interval.</param>
    /// <param name="times">When it fires; null for an interval.</param>
    /// <param name="interval">In nanoseconds; 0 for times.</param>
    public CronObject(string text, IReadOnlyList<string> fields, CronTimes? times, long interval) : base(CronType)
    {
        _text = text;
        Fields = fields;
        Times = times;
        Interval = interval;
    }

    public IReadOnlyList<string> Fields { get; }

    public CronTimes? Times { get; }

    public long Interval { get; }

    public override bool EqualTo(OpaqueObject other) => other is CronObject cron && Equals(Times, cron.Times) && Interval == cron.Interval;

    public override string ToString() => _text;
}
