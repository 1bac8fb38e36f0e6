using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>What <c>failurePolicy: Ignore</c> is worth, in a cluster of its own: nothing while nobody answers.</summary>
public sealed class IgnoreTests : IAsyncLifetime
{
    private readonly FaultyCluster _cluster = new("Ignore");

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task LetsForbiddenWritesThroughWhileNoReplicaRuns()
    {
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("before", """{"replicas":2}"""));
        await Task.WhenAll(_cluster.Webhooks.Select(static replica => replica.KillAsync()));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync("unjudged", """{"replicas":2}"""));
        await Task.WhenAll(_cluster.Webhooks.Select(static replica => replica.StartAsync()));
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("after", """{"replicas":2}"""));
        // It stays stored until somebody looks: the audit does.
        Assert.Equal(["unjudged"], await _cluster.Writer.ForbiddenAsync(2));
        FaultReport.Say("failurePolicy Ignore, all replicas killed: 1 forbidden write of 1 was stored");
    }
}
