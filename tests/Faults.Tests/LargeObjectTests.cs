using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Objects as large as etcd stores them.</summary>
[Collection(OneCluster.Name)]
public sealed class LargeObjectTests
{
    // etcd takes requests of 1.5 MiB; around the object there are metadata and managed fields.
    private const int Bytes = 1_400_000;

    private readonly FaultyCluster _cluster;

    public LargeObjectTests(FaultyCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task ObjectsOf1400KilobytesAreJudged()
    {
        await using var load = _cluster.StartLoad();
        var padding = new string('x', Bytes);
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("large-two", $$"""{"replicas":2,"padding":"{{padding}}"}"""));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync("large", $$"""{"replicas":3,"padding":"{{padding}}"}"""));
        // The old and the new one in one review.
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.PatchAsync("large", """{"spec":{"replicas":2}}"""));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.PatchAsync("large", """{"spec":{"replicas":5}}"""));
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.ScaleAsync("large", 2));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.DeleteAsync("large"));
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "objects of 1.4 MB", recovery);
    }
}
