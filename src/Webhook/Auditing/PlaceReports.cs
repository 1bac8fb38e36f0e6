using Caveat.Audit.Reports.PolicyReports;
using Caveat.Cluster.PolicyReports;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Auditing;

/// <summary>Keeps the policy reports of a cluster as they should be, namespace by namespace and within the limits of all together. For one run at a time.</summary>
internal sealed class PlaceReports
{
    /// <summary>Namespaces that are remembered to have somebody else's report, so that each is said once: as many as there may be reports. Beyond, they are said again.</summary>
    public const int MaxForeign = PolicyReportLimits.MaxReports;

    private readonly PolicyReportStore _store;
    private readonly AuditMetrics _metrics;
    private readonly AuditClock _timing;
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private IReadOnlyList<ReportDialect> _served = [];
    private bool _isSaid;

    public PlaceReports(PolicyReportStore store, AuditMetrics metrics, AuditClock timing)
    {
        _store = store;
        _metrics = metrics;
        _timing = timing;
    }

    /// <summary>Asks which reports the cluster serves. That it serves none is said once.</summary>
    /// <returns>Why it can't be known; null when it is.</returns>
    public async Task<string?> BeginAsync(CancellationToken cancellation)
    {
        (_served, var failure) = await _store.ServedAsync(cancellation);
        if (failure is not null)
        {
            return failure;
        }

        if (_served.Count == 0 && !_isSaid)
        {
            Log.ReportsUnserved(_timing.Log);
        }

        _isSaid = _served.Count == 0;
        return null;
    }

    /// <summary>Writes or takes away the report of a namespace, where it isn't as it should be.</summary>
    /// <returns>The progress, with the report that is there.</returns>
    public async Task<AuditProgress> BringUpToDateAsync(string place, PolicyReportFindings findings, AuditProgress progress, CancellationToken cancellation)
    {
        if (_served.Count == 0)
        {
            Count(findings.AreNone ? null : "unserved");
            return progress;
        }

        // Of those that were written before a newer resource was served, nobody would say that they are no longer so.
        foreach (var older in _served.Skip(1))
        {
            Tell(place, await _store.RemoveAsync(older, place, cancellation), isQuiet: true);
        }

        if (findings.AreNone || progress.Reports >= PolicyReportLimits.MaxReports)
        {
            Count(findings.AreNone ? null : "left");
            Tell(place, await _store.RemoveAsync(_served[0], place, cancellation), isQuiet: true);
            return progress;
        }

        var report = new PolicyReportWriter(_served[0]).Write(place, findings, PolicyReportLimits.MaxTotalBytes - progress.ReportBytes);
        var outcome = await _store.ApplyAsync(_served[0], place, report, cancellation);
        Tell(place, outcome, isQuiet: false);
        TellForeign(place, outcome.Write == ReportWrite.Foreign);
        return outcome.Write == ReportWrite.Foreign ? progress : progress with { Reports = progress.Reports + 1, ReportBytes = progress.ReportBytes + report.Length };
    }

    private void TellForeign(string place, bool isForeign)
    {
        if (!isForeign)
        {
            _foreign.Remove(place);
            return;
        }

        if (_foreign.Count >= MaxForeign)
        {
            _foreign.Clear();
        }

        if (_foreign.Add(place))
        {
            Log.ReportForeign(_timing.Log, $"{_served[0].KindOf(place)} {PolicyReportStore.Name}", place);
        }
    }

    // Quiet: there was none, and there should be none.
    private void Tell(string place, (ReportWrite Write, string? Failure) outcome, bool isQuiet)
    {
        Count(outcome.Write switch
        {
            ReportWrite.Written => "written",
            ReportWrite.Removed => "removed",
            ReportWrite.Unchanged => isQuiet ? null : "unchanged",
            ReportWrite.Foreign => "foreign",
            _ => "failed",
        });
        if (outcome.Failure is { } failure)
        {
            Log.ReportFailed(_timing.Log, place, failure);
        }
    }

    private void Count(string? outcome)
    {
        if (outcome is not null)
        {
            _metrics.CountReport(outcome);
        }
    }
}
