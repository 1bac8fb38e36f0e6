using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests;

/// <summary>The clock of one replica is moved (libfaketime), while its process runs.</summary>
[Collection(OneCluster.Name)]
public sealed class ClockTests
{
    private readonly FaultyCluster _cluster;

    public ClockTests(FaultyCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task AClockAMonthAheadChangesNothing()
    {
        _cluster.Ask(_cluster.Clock?.Replica);
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await MoveAsync(TimeSpan.FromDays(30));
        await load.UntilServedAsync();
        await MoveAsync(TimeSpan.Zero);
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "a replica's clock a month ahead, and put right", recovery);
        _cluster.Ask(null);
    }

    // Two years from now, and a month ago, the API server's certificate isn't valid: what this replica has to look up is unknown to it, and refused.
    [Theory]
    [InlineData(730, "two years ahead")]
    [InlineData(-30, "a month behind")]
    public async Task AClockThatMakesCertificatesInvalidRefusesUntilItIsPutRight(int days, string name)
    {
        _cluster.Ask(_cluster.Clock?.Replica);
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await MoveAsync(TimeSpan.FromDays(days));
        _cluster.WayBack.CloseAll();
        await load.UntilRefusedAsync(3);
        await MoveAsync(TimeSpan.Zero);
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, $"a replica's clock {name}, and put right", recovery);
        _cluster.Ask(null);
    }

    private async Task MoveAsync(TimeSpan by)
    {
        Assert.SkipUnless(_cluster.Clock is not null, "libfaketime can't be had: see eng/faketime.sh");
        _cluster.Clock!.Move(by);
        // Its process looks at the file once a second, and tells the time of its last reading of policies: each change of a policy brings one about, until one has the new time, give or take an hour.
        var change = 0;
        await Eventually.HoldsAsync(
            async () =>
            {
                await _cluster.ApplyAsync(Manifests.Against("clock", 4 + (change++ % 2)));
                return Math.Abs((await _cluster.Clock.Replica.MetricAsync("caveat_policies_loaded_timestamp_seconds") ?? 0) - (TimeProvider.System.GetUtcNow() + by).ToUnixTimeSeconds()) < 3600;
            },
            "the replica's clock is moved");
        Assert.True((await _cluster.Admin.RunAsync("delete", "caveatpolicy", "clock")).Succeeded);
        await _cluster.UntilPoliciesAsync(1);
    }
}
