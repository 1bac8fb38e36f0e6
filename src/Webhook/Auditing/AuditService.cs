using Caveat.Cluster.Election;
using Caveat.Policies;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Auditing;

/// <summary>Audits the cluster every so often, while this replica is the one that does.</summary>
internal sealed class AuditService : BackgroundService
{
    // For the API server to come back; a run that was broken off is due at once.
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    private readonly LeaseElection _lease;
    private readonly AuditRun _run;
    private readonly AuditResults _results;
    private readonly ServedPolicies _served;
    private readonly AuditClock _timing;
    private AuditTurn? _turn;
    private long? _failed;
    private Task _running = Task.CompletedTask;
    private CancellationTokenSource? _stop;

    public AuditService(AuditElection election, AuditRun run, AuditResults results, ServedPolicies served, AuditClock timing)
    {
        _lease = election.Lease;
        _run = run;
        _results = results;
        _served = served;
        _timing = timing;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_lease.Terms.RetryPeriod, _timing.Clock);
        try
        {
            do
            {
                await StepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }

        await StopAsync();
    }

    private async Task StepAsync(CancellationToken cancellation)
    {
        if (_turn is { IsMine: false })
        {
            await StopAsync();
        }

        _turn ??= Begin();
        if (_turn is { } turn && _running.IsCompleted && _served.Current is { } policies && IsDue(turn.Progress))
        {
            _stop?.Dispose();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _running = AuditAsync(policies, turn, _stop.Token);
        }
    }

    private AuditTurn? Begin()
    {
        var turn = AuditTurn.Of(_lease);
        if (turn is not null)
        {
            _results.Show(turn.Progress);
        }

        return turn;
    }

    private bool IsDue(AuditProgress progress) =>
        (_failed is not { } at || _timing.Clock.GetElapsedTime(at) >= RetryPause) && progress.IsDue(_timing.Clock.GetUtcNow(), _results.Interval);

    // Another replica goes on: what this one knows is no longer so.
    private async Task StopAsync()
    {
        await (_stop?.CancelAsync() ?? Task.CompletedTask);
        await _running;
        _turn = null;
        _results.Clear();
    }

    private async Task AuditAsync(PolicySet policies, AuditTurn turn, CancellationToken cancellation)
    {
        // A step of the service that begins it takes no longer than it has to.
        await Task.Yield();
        try
        {
            _failed = null;
            if (await TryAuditAsync(policies, turn, cancellation) is { } failure)
            {
                Fail(failure);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever is next goes on where the note says.
        }
        catch (Exception e) when (!AuditRun.IsBug(e))
        {
            Fail(e.Message);
        }
#pragma warning disable CA1031 // A bug in the audit must not end the process that answers reviews.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.AuditBroken(_timing.Log, e);
            BreakOff();
        }
    }

    private void Fail(string reason)
    {
        Log.AuditFailed(_timing.Log, reason);
        BreakOff();
    }

    // It is due still, and goes on where the note says.
    private void BreakOff()
    {
        _failed = _timing.Clock.GetTimestamp();
        _results.CountFailure();
    }

    /// <summary>Null on success; else why it broke off.</summary>
    private async Task<string?> TryAuditAsync(PolicySet policies, AuditTurn turn, CancellationToken cancellation)
    {
        using var full = _results.TryOpen();
        var now = _timing.Clock.GetUtcNow();
        // A full result has every row, or is none: what an earlier run had of it is gone.
        var from = turn.Progress.Started is null || full is not null ? turn.Progress.Anew(now) : turn.Progress;
        turn.Note(from);
        Log.AuditBegins(_timing.Log, from.Done is { } done ? $"behind namespace {done}" : "with all namespaces");
        var (progress, failure) = await _run.RunAsync(policies, from, full, turn, cancellation);
        if (progress is null)
        {
            return failure;
        }

        End(turn, progress);
        if (full is not null)
        {
            await _results.SendAsync(full, cancellation);
        }

        return null;
    }

    private void End(AuditTurn turn, AuditProgress progress)
    {
        var now = _timing.Clock.GetUtcNow();
        var counts = progress.Counts;
        var ended = new AuditProgress { Finished = now, Duration = now - progress.Started!.Value, Counts = counts, Lost = progress.Lost };
        turn.Note(ended);
        _results.Show(ended);
        Log.AuditEnds(_timing.Log, counts.Objects, counts.IsWhole ? counts.Findings.Values.Sum() : null, counts.Problems);
    }
}
