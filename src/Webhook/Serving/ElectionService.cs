using Caveat.Cluster.Election;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving;

/// <summary>
/// Takes part in the election while the host runs. To be added before every service that asks <see cref="LeaseElection.IsHeld"/>: the host stops services in the opposite order, so that
/// leadership is released when nothing is done under it any more.
/// </summary>
internal sealed class ElectionService : BackgroundService
{
    private readonly LeaseElection _election;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private bool _wasHeld;
    private string? _lastFailure;

    /// <param name="election">Taken part in.</param>
    /// <param name="clock">Measures the time between two attempts.</param>
    /// <param name="log">Told who leads.</param>
    public ElectionService(LeaseElection election, TimeProvider clock, ILogger<ElectionService> log)
    {
        _election = election;
        _clock = clock;
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_election.Terms.RetryPeriod, _clock);
        try
        {
            do
            {
                await _election.TryAsync(stoppingToken);
                Tell();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }

        using var bound = new CancellationTokenSource(_election.Terms.AttemptTimeout, _clock);
        await _election.ReleaseAsync(bound.Token);
        Tell();
    }

    private void Tell()
    {
        if (_election.IsHeld != _wasHeld)
        {
            _wasHeld = !_wasHeld;
            Log.LeadershipChanged(_log, _wasHeld, _election.Name, _election.Holder);
        }

        if (_election.Failure is { } failure && failure != _lastFailure)
        {
            Log.ElectionFailed(_log, _election.Name, failure);
        }

        _lastFailure = _election.Failure;
    }
}
