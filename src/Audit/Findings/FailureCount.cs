using Caveat.Audit.Impact;
using Caveat.Audit.Reports;
using Caveat.Policies.Model;

namespace Caveat.Audit.Findings;

/// <summary>Counts the findings that a run fails by. Those that a baseline accepts never count.</summary>
public sealed class FailureCount : IRowStage
{
    private readonly Severity? _failOn;
    private long _failing;

    /// <param name="failOn">Violations count from this severity on, whether they deny or only warn; null: those that deny, whatever their severity. Of changes those count that deny newly.</param>
    public FailureCount(Severity? failOn) => _failOn = failOn;

    /// <summary>Findings that the run fails by; rules that could not be judged are among them where they would deny.</summary>
    public long Failing => _failing;

    /// <summary>The row as it is, counted: what other stages know has to be in it.</summary>
    public ReportRow Of(ReportRow row)
    {
        _failing += !row.IsKnown && Fails(row) ? 1 : 0;
        return row;
    }

    private bool Fails(ReportRow row) => row.Result switch
    {
        _ when row.Change is { } change => change == RuleChange.Denied,
        RowResult.Fail => _failOn is not { } least || row.Severity <= least,
        RowResult.Warn => _failOn is { } least && row.Severity <= least,
        RowResult.Error => row.Denies,
        _ => false,
    };
}
