using Caveat.Audit.Reports;
using Caveat.Policies.Model;

namespace Caveat.Audit.Replay;

/// <summary>What the writes of a log would have come to, by rule, user and object.</summary>
public sealed class ReplayTally
{
    /// <summary>Groups that are held; writes of others are counted.</summary>
    public const int MaxGroups = 10_000;

    private readonly Dictionary<(string Rule, RowResult Result, string User, ReportResource Resource), ReplayGroup> _groups = [];
    private readonly long[] _unreplayed = new long[Enum.GetValues<Unreplayed>().Length];

    /// <summary>Events of requests that were answered.</summary>
    public long Events { get; private set; }

    /// <summary>Writes that were judged.</summary>
    public long Writes { get; private set; }

    /// <summary>Of these, those that a violation would have denied.</summary>
    public long Denied { get; private set; }

    /// <summary>Of these, those that no violation would have denied, and that a rule which can't be judged may have: the log shows less than a webhook sees.</summary>
    public long NotJudged { get; private set; }

    /// <summary>Whether a write would have been denied, or may have been.</summary>
    public bool Fails => Denied + NotJudged > 0;

    /// <summary>Of these, those that would have been let through with a warning.</summary>
    public long Warned { get; private set; }

    /// <summary>Findings there was no group left for.</summary>
    public long Left { get; private set; }

    /// <summary>Whether the rest of the log was not read. Set by who ends the run.</summary>
    public bool IsInterrupted { get; set; }

    /// <summary>Lines that are no events.</summary>
    public long Broken { get; private set; }

    /// <summary>Events that were not judged, for a reason.</summary>
    public long this[Unreplayed reason] => _unreplayed[(int)reason];

    /// <summary>The worst first, of those as bad as each other the most frequent.</summary>
    public IReadOnlyList<ReplayGroup> Groups
    {
        get
        {
            List<ReplayGroup> groups = [.. _groups.Values];
            groups.Sort(static (a, b) => OrderOf(a).CompareTo(OrderOf(b)));
            return groups;
        }
    }

    internal void AddBroken() => Broken++;

    internal void AddUnreplayed(Unreplayed reason)
    {
        Events++;
        _unreplayed[(int)reason]++;
    }

    internal void Add(ReplayedWrite write)
    {
        Events++;
        Writes++;
        var (isDenied, isUnjudged, isWarned) = (false, false, false);
        foreach (var row in write.Report.Found)
        {
            if (row.IsFinding && !row.Tolerated)
            {
                isDenied |= row.Result == RowResult.Fail;
                isUnjudged |= row is { Result: RowResult.Error, Denies: true };
                isWarned |= row.Result == RowResult.Warn;
                Add(write, row);
            }
        }

        Denied += isDenied ? 1 : 0;
        NotJudged += isUnjudged && !isDenied ? 1 : 0;
        Warned += isWarned && !isDenied && !isUnjudged ? 1 : 0;
    }

    private void Add(ReplayedWrite write, ReportRow row)
    {
        var key = (row.RuleId, row.Result, write.User, row.Resource);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count >= MaxGroups)
            {
                Left++;
                return;
            }

            _groups[key] = group = new ReplayGroup(write.User, row, write.Time);
        }

        group.Add(write, row);
    }

    private static (RowResult, Severity, long, string, string, string) OrderOf(ReplayGroup group) =>
        (group.Row.Result, group.Row.Severity ?? Severity.Critical, -group.Count, group.Row.RuleId, group.User, group.Row.Resource.ToString());
}
