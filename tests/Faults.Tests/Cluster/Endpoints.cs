namespace Caveat.Faults.Tests.Cluster;

/// <summary>Which replicas get new connections: what kubelet's readiness probe and the controller of endpoints come to in a cluster. A replica that stops is one no more when its probe fails, not before.</summary>
internal sealed class Endpoints : IAsyncDisposable
{
    // More often than kubelet asks, and many times within the shortest time to drain in these tests.
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _ending = new();
    private readonly Func<IReadOnlyList<Replica>> _replicas;
    private readonly Task _probing;
    private volatile IReadOnlyList<Replica> _ready = [];

    /// <param name="replicas">Asked for with each round of probes.</param>
    public Endpoints(Func<IReadOnlyList<Replica>> replicas)
    {
        _replicas = replicas;
        _probing = Task.Run(ProbeAsync);
    }

    /// <summary>As the last round found them.</summary>
    public IReadOnlyList<Replica> Ready => _ready;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _probing;
        _ending.Dispose();
    }

    private async Task ProbeAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            var replicas = _replicas();
            var answers = await Task.WhenAll(replicas.Select(static replica => replica.IsReadyAsync()));
            _ready = [.. replicas.Where((_, index) => answers[index])];
            await Task.Delay(ProbePeriod, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
