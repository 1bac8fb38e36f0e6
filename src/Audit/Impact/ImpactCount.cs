using Caveat.Audit.Reports;

namespace Caveat.Audit.Impact;

/// <summary>Counts changes.</summary>
public sealed class ImpactCount
{
    /// <summary>The changes, in the order of reports.</summary>
    public static IReadOnlyList<RuleChange> Order { get; } = Enum.GetValues<RuleChange>();

    private readonly long[] _rows = new long[Order.Count];

    /// <summary>Objects that were judged by both sets.</summary>
    public long Objects { get; private set; }

    /// <summary>Of these, objects with a change.</summary>
    public long Changed { get; private set; }

    /// <summary>Inputs that could not be read or judged.</summary>
    public long Problems { get; private set; }

    /// <summary>Changes of a sort: one a rule and object.</summary>
    public long this[RuleChange change] => _rows[(int)change];

    internal void Add(ObjectReport report)
    {
        Objects++;
        Changed += report.Found.Count > 0 ? 1 : 0;
        foreach (var row in report.Found)
        {
            _rows[(int)row.Change!.Value]++;
        }
    }

    internal void AddProblem() => Problems++;
}
