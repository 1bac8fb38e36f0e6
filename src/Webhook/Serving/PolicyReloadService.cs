using Caveat.PolicyFiles;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving;

/// <summary>Reads the policies at the start, and again when files or documents of the cluster change.</summary>
internal sealed class PolicyReloadService : BackgroundService
{
    /// <summary>
    /// Between two looks at the files. Looking, and not being told, because the volumes of a cluster (ConfigMaps, network file systems) tell nobody.
    /// </summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The same until policies serve: somebody waits.</summary>
    public static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(50);

    private readonly PolicySource _source;
    private readonly ServedPolicies _served;
    private readonly WebhookMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private PolicyReading? _pending;

    public PolicyReloadService(PolicySource source, ServedPolicies served, WebhookMetrics metrics, TimeProvider clock, ILogger<PolicyReloadService> log)
    {
        _source = source;
        _served = served;
        _metrics = metrics;
        _clock = clock;
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Compiling takes a while: the host goes on starting, and says that it isn't ready.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, _clock);
        do
        {
            await LookAsync();
            timer.Period = _served.Current is null ? StartInterval : Interval;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync()
    {
        try
        {
            // What the API server has is part of it: half of the policies would let through what the others forbid.
            if (_source.Unsynced() is not null)
            {
                return;
            }

            _pending = await _source.ReadChangedAsync() ?? _pending;

            // Later ones need not wait: until a cache is filled, the API server is asked.
            if (_pending is { } reading && (_served.Current is not null || _source.UnsyncedLookups() is null))
            {
                _pending = null;
                Serve(reading);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.PoliciesUnreadable(_log, e.Message);
        }
#pragma warning disable CA1031 // A bug in loading one set of files must not end the service that would load the mended ones.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ReloadBroken(_log, e);
            _metrics.InternalErrors.Inc();
        }
    }

    private void Serve(PolicyReading reading)
    {
        var serves = _served.Offer(reading, _source.MayBeEmpty);
        _source.Report(reading);
        _metrics.PolicyProblems.Set(reading.Problems.Count);
        _metrics.Follow(
            (serves ? reading.Set : _served.Current)?.Policies.Select(static policy => policy.Name).ToHashSet(StringComparer.Ordinal) ?? [],
            reading.Problems.Select(static problem => problem.File).ToHashSet(StringComparer.Ordinal));
        _metrics.LastReload.Set(_clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        foreach (var problem in reading.Problems)
        {
            Log.PolicyProblem(_log, string.Join("; ", problem.Messages), problem.KeptLastGood);
        }

        if (!serves)
        {
            Log.NothingServes(_log);
            return;
        }

        _metrics.Policies.Set(reading.Set.Policies.Count);
        Log.PoliciesLoaded(_log, reading.Set.Policies.Count, reading.FileCount);
    }
}
