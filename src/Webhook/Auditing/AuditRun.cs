using Caveat.Audit.Findings;
using Caveat.Audit.Reports;
using Caveat.Audit.Reports.PolicyReports;
using Caveat.Policies;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Auditing;

/// <summary>One audit of the cluster, namespace by namespace, from where an earlier one broke off. A namespace that a bug breaks off holds up none of the others. One at a time.</summary>
internal sealed class AuditRun
{
    private const string LeaseLost = "the Lease was lost";

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
            if (await TryAsync(new PlaceTry(plan, place, full), progress, turn, cancellation) is not { } next)
            {
                return (null, LeaseLost);
            }

            progress = next with { Done = place };
            turn.Note(progress);
        }

        // Rows of these were told as far as they came, and a full result has none twice.
        foreach (var place in progress.Again.Where(plan.Places.Contains))
        {
            progress = progress with { Again = [.. progress.Again.Where(other => other != place)] };
            if (await TryAsync(new PlaceTry(plan, place, Full: null), progress, turn, cancellation) is not { } next)
            {
                return (null, LeaseLost);
            }

            progress = next;
            turn.Note(progress);
        }

        return (progress, null);
    }

    /// <summary>Whether an audit that breaks off so is wrong itself: not so when the API server can't be reached, or when it was told to end.</summary>
    public static bool IsBug(Exception exception) => exception is not (HttpRequestException or IOException or OperationCanceledException);

    /// <summary>The progress with a namespace that is done, or that a bug keeps from it. Null when the Lease was lost.</summary>
    private async Task<AuditProgress?> TryAsync(PlaceTry attempt, AuditProgress progress, AuditTurn turn, CancellationToken cancellation)
    {
        try
        {
            return await AuditAsync(attempt, progress, turn, cancellation);
        }
        catch (Exception e) when (IsBug(e))
        {
            var broken = progress.Broken(attempt.Place);
            attempt.Full?.AddProblem($"namespace '{attempt.Place}': a bug broke its audit off; rows of it may be missing here");
            if (broken.Again.Count > progress.Again.Count)
            {
                Log.AuditPlaceBroken(_timing.Log, e, attempt.Place);
            }
            else
            {
                Log.AuditPlaceLost(_timing.Log, e, attempt.Place);
            }

            return broken;
        }
    }

    private async Task<AuditProgress?> AuditAsync(PlaceTry attempt, AuditProgress progress, AuditTurn turn, CancellationToken cancellation)
    {
        using var findings = new PolicyReportFindings();
        using var counts = new AuditCounts();
        var told = new StagedReport(new ReportGroup(attempt.Full is { } full ? [findings, counts, full] : [findings, counts]), [new SecretRows()]);
        await _auditor.JudgeAsync(attempt.Plan, attempt.Place, told, cancellation);
        TellProblems(attempt.Place, counts);
        if (!turn.IsMine)
        {
            return null;
        }

        progress = await _reports.BringUpToDateAsync(attempt.Place, findings, progress, cancellation);
        return progress with { Counts = progress.Counts.With(counts) };
    }

    private void TellProblems(string place, AuditCounts counts)
    {
        if (counts.FirstProblem is { } problem)
        {
            Log.AuditProblem(_timing.Log, place, counts.Problems, problem);
        }
    }
}
