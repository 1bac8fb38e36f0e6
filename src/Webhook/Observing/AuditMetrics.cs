using Caveat.Webhook.Auditing;
using Prometheus;

namespace Caveat.Webhook.Observing;

/// <summary>What /metrics shows of the audit: of the last whole run, and only in the replica that audits.</summary>
internal sealed class AuditMetrics
{
    // Shown from the beginning: a counter that appears with its first count has not increased.
    private static readonly string[] ReportsAmiss = ["failed", "foreign", "left", "unserved"];

    private readonly Gauge _findings;
    private readonly Gauge _objects;
    private readonly Gauge _problems;
    private readonly Gauge _lost;
    private readonly Gauge _lastRun;
    private readonly Gauge _duration;
    private readonly Counter _reports;

    public AuditMetrics(MetricFactory factory)
    {
        _findings = factory.CreateGauge("caveat_audit_findings", "Findings of the last whole audit.", "policy", "rule", "severity", "result");
        _objects = factory.CreateGauge("caveat_audit_objects", "Objects that the last whole audit judged.", Unpublished);
        _problems = factory.CreateGauge("caveat_audit_problems", "Resources and objects that the last whole audit could not read or judge.", Unpublished);
        _lost = factory.CreateGauge("caveat_audit_lost_namespaces", "Namespaces that the last whole audit is without, as a bug broke theirs off.", Unpublished);
        _lastRun = factory.CreateGauge("caveat_audit_last_run_timestamp_seconds", "When the last whole audit ended.", Unpublished);
        _duration = factory.CreateGauge("caveat_audit_duration_seconds", "From its beginning to its end, in whatever replica it began.", Unpublished);
        Leads = factory.CreateGauge("caveat_audit_leader", "1 when this replica is the one that audits.");
        Failures = factory.CreateCounter("caveat_audit_failures_total", "Audits that broke off, and are tried again.");
        _reports = factory.CreateCounter("caveat_audit_reports_total", "Policy reports by what came of them.", "outcome");
        foreach (var outcome in ReportsAmiss)
        {
            _reports.WithLabels(outcome).Publish();
        }
    }

    public Gauge Leads { get; }

    public Counter Failures { get; }

    private static GaugeConfiguration Unpublished => new() { SuppressInitialValue = true };

    /// <param name="outcome">unchanged, written, removed, failed; foreign when somebody else has one of that name, left when there are too many, unserved when the cluster has no such resource.</param>
    public void CountReport(string outcome) => _reports.WithLabels(outcome).Inc();

    /// <summary>Shows the last whole run; of one that is followed by another, under way elsewhere until now, only when it was.</summary>
    public void Show(AuditProgress progress)
    {
        Clear();
        if (progress.Finished is not { } finished)
        {
            return;
        }

        // The time comes last: whoever sees it sees what it is the time of.
        if (progress.Started is null)
        {
            ShowCounts(progress.Counts);
            _lost.Set(progress.Lost);
        }

        _duration.Set(progress.Duration.TotalSeconds);
        _lastRun.Set(finished.ToUnixTimeSeconds());
    }

    private void ShowCounts(AuditCounts counts)
    {
        _objects.Set(counts.Objects);
        _problems.Set(counts.Problems);
        if (!counts.IsWhole)
        {
            return;
        }

        foreach (var (key, count) in counts.Findings)
        {
            _findings.WithLabels(key.Policy, key.Rule, key.Severity, key.Result).Set(count);
        }
    }

    /// <summary>Shows nothing: another replica audits.</summary>
    public void Clear()
    {
        foreach (var labels in _findings.GetAllLabelValues())
        {
            _findings.RemoveLabelled(labels);
        }

        foreach (var gauge in (Gauge[])[_objects, _problems, _lost, _lastRun, _duration])
        {
            gauge.Unpublish();
        }
    }
}
