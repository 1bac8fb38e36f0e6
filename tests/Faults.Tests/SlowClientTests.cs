using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Network;

namespace Caveat.Faults.Tests;

/// <summary>Clients that send slowly or half, straight at a replica, while the API server goes on asking it.</summary>
[Collection(OneCluster.Name)]
public sealed class SlowClientTests
{
    private const int Each = 60;

    private readonly FaultyCluster _cluster;

    public SlowClientTests(FaultyCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task TheyAreCutOffAndNobodyElseWaitsForThem()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        var lost = load.SoundLost;
        var clients = new List<Task>();
        for (var i = 0; i < Each; i++)
        {
            clients.Add(UntilCutOffAsync(SlowClient.SilentAsync));
            clients.Add(UntilCutOffAsync(SlowClient.WithHalfHeadersAsync));
            clients.Add(UntilCutOffAsync(SlowClient.WithHalfABodyAsync));
        }

        var recovery = await load.UntilServedAsync();
        await Task.WhenAll(clients);
        await load.UntilServedAsync();
        Assert.Equal(lost, load.SoundLost);
        await FaultReport.CloseAsync(_cluster, load, $"{3 * Each} clients that send half", recovery);
    }

    // The replica ends each by itself: the wait is for its end of the connection.
    private async Task UntilCutOffAsync(Func<int, Task<SlowClient>> connect)
    {
        await using var client = await connect(_cluster.Webhooks[0].Port);
        await client.UntilCutOffAsync();
    }
}
