using Caveat.Audit.Findings;
using Caveat.Audit.Reports;
using Caveat.Audit.Reports.PolicyReports;
using Caveat.Policies;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Auditing;

/// <summary>One audit of the cluster, namespace by namespace, from where an earlier one broke off. One at a time.</summary>
internal sealed class AuditRun
{
    private readonly ClusterAuditor _auditor;
    private readonly PlaceReports _reports;
    private readonly AuditClock _timing;

    public AuditRun(ClusterAuditor auditor, PlaceReports reports, AuditClock timing)
    {
        _auditor = auditor;
        _reports = reports;
        _timing = timing;
    }

    /// <summary>Audits what is ahead of <paramref name="progress"/>.</summary>
    /// <param name="policies">Of the whole run.</param>
    /// <param name="progress">Where it goes on.</param>
    /// <param name="full">Takes every row; null for nobody.</param>
    /// <param name="turn">Asked before each report, and told after it.</param>
    /// <param name="cancellation">Ends it; what was told stays true.</param>
    /// <returns>The progress at the end of a whole run; else why it broke off.</returns>
    public async Task<(AuditProgress? Progress, string? Failure)> RunAsync(
        PolicySet policies, AuditProgress progress, IReport? full, AuditTurn turn, CancellationToken cancellation)
    {
        var (plan, failure) = await _auditor.PlanAsync(policies, cancellation);
        if (plan is null || (failure = await _reports.BeginAsync(cancellation)) is not null)
        {
            return (null, failure);
        }

        foreach (var place in plan.Places.Where(progress.IsAhead))
        {
            using var findings = new PolicyReportFindings();
            using var counts = new AuditCounts();
            var told = new StagedReport(new ReportGroup(full is null ? [findings, counts] : [findings, counts, full]), [new SecretRows()]);
            await _auditor.JudgeAsync(plan, place, told, cancellation);
            TellProblems(place, counts);
            if (!turn.IsMine)
            {
                return (null, "the Lease was lost");
            }

            progress = await _reports.BringUpToDateAsync(place, findings, progress, cancellation);
            progress = progress with { Done = place, Counts = progress.Counts.With(counts) };
            turn.Note(progress);
        }

        return (progress, null);
    }

    private void TellProblems(string place, AuditCounts counts)
    {
        if (counts.FirstProblem is { } problem)
        {
            Log.AuditProblem(_timing.Log, place, counts.Problems, problem);
        }
    }
}
