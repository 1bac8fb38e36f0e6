using System.Globalization;
using Caveat.Faults.Tests.Network;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>Replicas of one Deployment, and the Service in front of them.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly string _directory;
    private readonly Func<Replica, int, IReadOnlyList<string>> _arguments;
    private readonly Endpoints _endpoints;
    private volatile IReadOnlyList<Replica> _replicas = [];
    private static int _made;

    /// <param name="directory">For logs.</param>
    /// <param name="arguments">Gives the arguments of a replica; the Service's port is the second.</param>
    public Deployment(string directory, Func<Replica, int, IReadOnlyList<string>> arguments)
    {
        _directory = directory;
        _arguments = arguments;
        _endpoints = new Endpoints(() => _replicas);
        Service = new Relay(() => [.. _endpoints.Ready.Select(static replica => replica.Port)]);
    }

    /// <summary>What the webhooks are registered at.</summary>
    public Relay Service { get; }

    public IReadOnlyList<Replica> Replicas => _replicas;

    /// <summary>Starts so many more; on return they are ready, and endpoints.</summary>
    public async Task AddAsync(int number)
    {
        var added = Enumerable.Range(0, number).Select(_ => Make()).ToList();
        _replicas = [.. _replicas, .. added];
        await Task.WhenAll(added.Select(static replica => replica.StartAsync()));
        await Eventually.HoldsAsync(() => Task.FromResult(added.TrueForAll(_endpoints.Ready.Contains)), "new replicas are endpoints");
    }

    /// <summary>Sends SIGTERM; on return the process has ended. It is an endpoint until a probe says otherwise.</summary>
    public async Task StopAsync(Replica replica)
    {
        await replica.StopAsync();
        _replicas = [.. _replicas.Where(other => other != replica)];
        await replica.DisposeAsync();
    }

    /// <summary>Kills all with SIGKILL.</summary>
    public Task KillAsync() => Task.WhenAll(_replicas.Select(static replica => replica.KillAsync()));

    public async ValueTask DisposeAsync()
    {
        await _endpoints.DisposeAsync();
        await Task.WhenAll(_replicas.Select(static replica => replica.DisposeAsync().AsTask()));
        await Service.DisposeAsync();
    }

    private Replica Make()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"pod-{Interlocked.Increment(ref _made)}");
        return new Replica(name, _directory, [], replica => _arguments(replica, Service.Port), hasProbes: true);
    }
}
