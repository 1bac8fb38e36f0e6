using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests;

/// <summary>A rolling restart, as a Deployment with <c>maxSurge: 1, maxUnavailable: 0</c> makes it.</summary>
[Collection(OneDeployment.Name)]
public sealed class RestartTests
{
    // The endpoints follow within a part of it, also where two cores have more to do.
    private static readonly TimeSpan DrainDelay = TimeSpan.FromSeconds(3);

    private readonly DeployedCluster _cluster;

    public RestartTests(DeployedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task OneReplicaAfterTheOtherIsReplacedAndNoRequestIsLost()
    {
        await using var deployment = await _cluster.DeployAsync(DrainDelay);
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        IReadOnlyList<Replica> before = deployment.Replicas;
        foreach (var old in before)
        {
            await deployment.AddAsync(1);
            await deployment.StopAsync(old);
            await load.UntilServedAsync();
            Assert.Contains("stops in 3 s; serves until then", await File.ReadAllTextAsync(old.Log), StringComparison.Ordinal);
        }

        Assert.Empty(before.Intersect(deployment.Replicas));
        await FaultReport.CloseAsync(deployment.Replicas, _cluster.Writer, load, "a rolling restart", TimeSpan.Zero);
        Assert.Equal((0, 0), (load.SoundLost, load.ForbiddenRefused));
    }
}
