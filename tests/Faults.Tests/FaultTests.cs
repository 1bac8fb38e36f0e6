using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;
using Caveat.Faults.Tests.Network;

namespace Caveat.Faults.Tests;

/// <summary>
/// What fails, one thing after the other in one cluster, while writes go on. After each: no forbidden write is stored, no replica had to be started again that was not killed, and writes are
/// judged again.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class FaultTests
{
    private const int Felt = 3;

    private readonly FaultyCluster _cluster;

    public FaultTests(FaultyCluster cluster) => _cluster = cluster;

    private Replica Victim => _cluster.Webhooks[0];

    [Fact]
    public async Task AReplicaIsKilled()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await Victim.KillAsync();
        var recovery = await load.UntilServedAsync();
        await Victim.StartAsync();
        await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "a replica killed with SIGKILL", recovery);
    }

    [Fact]
    public async Task AllReplicasAreKilledAndComeBack()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await Task.WhenAll(_cluster.Webhooks.Select(static replica => replica.KillAsync()));
        await load.UntilRefusedAsync(Felt);
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(_cluster.Webhooks.Select(static replica => replica.StartAsync()));
        await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "all replicas killed and started again, their start included", TimeProvider.System.GetElapsedTime(started));
    }

    [Fact]
    public async Task TheApiServerIsRestarted()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await _cluster.Plane.StopApiServerAsync();
        await load.UntilRefusedAsync(Felt);
        (await _cluster.Plane.StartApiServerAsync()).OrThrow();
        var recovery = await load.UntilServedAsync();
        await UntilPoliciesAreFollowedAsync();
        await FaultReport.CloseAsync(_cluster, load, "the API server restarted", recovery);
    }

    [Fact]
    public async Task EtcdHangs()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        _cluster.Plane.HoldEtcd();
        await load.UntilRefusedAsync(Felt);
        _cluster.Plane.ReleaseEtcd();
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "etcd held for as long as three writes wait", recovery);
    }

    [Fact]
    public async Task EtcdIsKilled()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await _cluster.Plane.KillEtcdAsync();
        await load.UntilRefusedAsync(Felt);
        (await _cluster.Plane.StartEtcdAsync()).OrThrow();
        var recovery = await load.UntilServedAsync();
        await UntilPoliciesAreFollowedAsync();
        await FaultReport.CloseAsync(_cluster, load, "etcd killed with SIGKILL and started again", recovery);
    }

    [Fact]
    public async Task TheWebhooksWatchesAreCut()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        _cluster.WayBack.Mode = RelayMode.Cut;
        // The base is read for each write: nobody can say whether it is open.
        await load.UntilRefusedAsync(Felt);
        await load.UntilTurnedDownAsync(Felt);
        _cluster.WayBack.Mode = RelayMode.Pass;
        var recovery = await load.UntilServedAsync();
        await UntilPoliciesAreFollowedAsync();
        await FaultReport.CloseAsync(_cluster, load, "the webhook's way to the API server cut", recovery);
    }

    [Fact]
    public async Task TheWebhooksWayToTheApiServerHangs()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        _cluster.WayBack.Mode = RelayMode.Hang;
        await load.UntilRefusedAsync(Felt);
        _cluster.WayBack.Mode = RelayMode.Pass;
        var recovery = await load.UntilServedAsync();
        await UntilPoliciesAreFollowedAsync();
        await FaultReport.CloseAsync(_cluster, load, "the webhook's way to the API server hangs", recovery);
    }

    [Fact]
    public async Task TheWayToTheWebhookHangs()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        _cluster.Service.Mode = RelayMode.Hang;
        await load.UntilRefusedAsync(Felt);
        _cluster.Service.Mode = RelayMode.Pass;
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "the API server's way to the webhook hangs", recovery);
    }

    // What was missed meanwhile is caught up with: a policy of the cluster comes to be enforced, and goes.
    private async Task UntilPoliciesAreFollowedAsync()
    {
        await _cluster.ApplyAsync(Manifests.Against("not-four", 4));
        await _cluster.UntilPoliciesAsync(2);
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("four", """{"replicas":4}"""));
        Assert.True((await _cluster.Admin.RunAsync("delete", "caveatpolicy", "not-four")).Succeeded);
        await _cluster.UntilPoliciesAsync(1);
    }
}
