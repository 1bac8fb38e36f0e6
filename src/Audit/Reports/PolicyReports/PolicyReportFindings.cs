namespace Caveat.Audit.Reports.PolicyReports;

/// <summary>What one policy report is about: all counts, and the worst findings.</summary>
public sealed class PolicyReportFindings : IReport
{
    private readonly WorstRows _rows = new(PolicyReportLimits.MaxResults);

    /// <summary>All counts.</summary>
    public ReportTally Tally { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Whether there is nothing to say: no rule applied to anything, and everything could be read.</summary>
    public bool AreNone => Tally.Problems == 0 && ResultOrder.AsReported.All(result => Tally[result] == 0);

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        Tally.Add(report);
        _rows.Add(report);
    }

    /// <inheritdoc/>
    public void AddProblem(string problem) => Tally.AddProblem();

    /// <inheritdoc/>
    public void Finish()
    {
        // Written by who asks for it.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Holds nothing but memory.
    }

    internal IReadOnlyList<ReportRow> Sorted() => _rows.Sorted();
}
