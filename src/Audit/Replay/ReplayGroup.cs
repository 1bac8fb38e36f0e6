using Caveat.Audit.Reports;

namespace Caveat.Audit.Replay;

/// <summary>What one user's writes to one object would have come to by one rule.</summary>
public sealed class ReplayGroup
{
    private readonly SortedSet<string> _verbs = new(StringComparer.Ordinal);

    internal ReplayGroup(string user, ReportRow row, DateTimeOffset time)
    {
        User = user;
        (Row, First, Last) = (row, time, time);
    }

    /// <summary>Who wrote.</summary>
    public string User { get; }

    /// <summary>What was found the last time.</summary>
    public ReportRow Row { get; private set; }

    /// <summary>How often.</summary>
    public long Count { get; private set; }

    /// <summary>Of these, writes of which the log does not show what was there before: a violation that was there already would be tolerated.</summary>
    public long WithoutBefore { get; private set; }

    /// <summary>Time of the first write.</summary>
    public DateTimeOffset First { get; private set; }

    /// <summary>Time of the last write.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>How it was written, sorted.</summary>
    public IReadOnlyCollection<string> Verbs => _verbs;

    internal void Add(ReplayedWrite write, ReportRow row)
    {
        Count++;
        WithoutBefore += write.KnowsBefore ? 0 : 1;
        _verbs.Add(write.Verb);
        First = write.Time < First ? write.Time : First;
        (Last, Row) = write.Time >= Last ? (write.Time, row) : (Last, Row);
    }
}
