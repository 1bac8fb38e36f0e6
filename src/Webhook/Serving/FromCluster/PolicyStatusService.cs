using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>Says in the cluster what this replica enforces: its Lease while it serves, the status of each document, an Event for each that is rejected.</summary>
internal sealed class PolicyStatusService : BackgroundService
{
    /// <summary>Between two looks at what there is to say. Nothing is asked or written when nothing changed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ClusterPolicies _policies;
    private readonly ReplicaLeases _leases;
    private readonly PolicyStatusWriter _writer;
    private readonly ServedPolicies _served;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private long? _renewed;

    public PolicyStatusService(ClusterPolicies policies, ReplicaLeases leases, PolicyStatusWriter writer, ServedPolicies served, ReportClock reporting)
    {
        _policies = policies;
        _leases = leases;
        _writer = writer;
        _served = served;
        (_clock, _log) = (reporting.Clock, reporting.Log);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var watching = _leases.Watch.RunAsync(stopping.Token);
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SayAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }

        await GiveUpAsync();
        await watching;
    }

    private async Task SayAsync(CancellationToken cancellation)
    {
        if (_served.Current is null)
        {
            return;
        }

        try
        {
            if (_renewed is not { } at || _clock.GetElapsedTime(at) >= ReplicaLeases.RenewInterval)
            {
                _renewed = _clock.GetTimestamp();
                if ((await _leases.RenewAsync(cancellation) ?? await _leases.ClearAsync(cancellation)) is { } reason)
                {
                    Log.StatusFailed(_log, reason);
                }
            }

            if (_leases.Serving() is { Count: > 0 } serving && serving.Contains(_leases.Own)
                && await _writer.WriteAsync(_policies, _leases.Own, serving, cancellation) is { } failure)
            {
                Log.StatusFailed(_log, failure);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Log.StatusFailed(_log, e.Message);
        }
    }

    // So that the others need not wait until it runs out.
    private async Task GiveUpAsync()
    {
        try
        {
            using var bound = new CancellationTokenSource(Interval, _clock);
            await _leases.GiveUpAsync(bound.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            Log.StatusFailed(_log, e.Message);
        }
    }
}
