using System.Text;
using Caveat.EndToEnd.Tests.Cluster;

namespace Caveat.EndToEnd.Tests;

/// <summary>An operator that writes a hundred objects at a stretch, and again, while a human's change waits.</summary>
[Collection(SharedCluster.Name)]
public sealed class BurstTests
{
    private const int Pools = 100;

    private static readonly TimeSpan PatienceUntilRegistered = TimeSpan.FromSeconds(60);

    private const string Policy = """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: bursts}
        spec:
          operator: strimzi
          match: {namespaces: [bursts], resources: [{apiGroups: [kafka.strimzi.io], kinds: [KafkaNodePool]}]}
          rules: [{name: changes-wait, settle: {}}]
        """;

    private readonly GuardedCluster _cluster;

    public BurstTests(GuardedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task TheOperatorsWritesPassAndTheHumansWaits()
    {
        var space = await _cluster.NamespaceAsync("bursts");
        await GuardedCluster.ApplyAsync(_cluster.Human, Policy);
        Assert.True((await _cluster.Human.RunAsync("wait", "--for=condition=Enforced", "--timeout=30s", "caveatpolicy/bursts")).Succeeded);
        await GuardedCluster.ApplyAsync(_cluster.Operator, PoolsOf(space, replicas: 3));

        await HumanWaitsAsync(space, PatienceUntilRegistered);
        var bursts = BurstsAsync(space);
        await HumanWaitsAsync(space, TimeSpan.Zero);
        await bursts;

        var replicas = await _cluster.Human.RunAsync("--namespace", space, "get", "knp", "-o", "jsonpath={.items[*].spec.replicas}");
        Assert.Equal(string.Join(' ', Enumerable.Repeat(5, Pools)), replicas.Output);
        Assert.True((await _cluster.Human.RunAsync("delete", "caveatpolicy", "bursts")).Succeeded);
    }

    private async Task HumanWaitsAsync(string space, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var human = await _cluster.Human.RunAsync(
                "--namespace", space, "patch", "knp", "pool-7", "--dry-run=server", "--type=merge", "-p", """{"spec":{"storage":{"size":"2Gi"}}}""");
            if (!human.Succeeded || TimeProvider.System.GetElapsedTime(started) >= patience)
            {
                Assert.Contains("bursts/changes-wait: KafkaNodePool \"pool-7\" is not settled", human.Error, StringComparison.Ordinal);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private async Task BurstsAsync(string space)
    {
        await GuardedCluster.ApplyAsync(_cluster.Operator, PoolsOf(space, replicas: 4));
        await GuardedCluster.ApplyAsync(_cluster.Operator, PoolsOf(space, replicas: 5));
    }

    private static string PoolsOf(string space, int replicas)
    {
        var pools = new StringBuilder();
        for (var i = 0; i < Pools; i++)
        {
            pools.Append($$"""
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaNodePool
                metadata: {name: pool-{{i}}, namespace: {{space}}, labels: {strimzi.io/cluster: orders} }
                spec: {replicas: {{replicas}}, roles: [broker], storage: {type: persistent-claim, size: 1Gi} }

                """);
        }

        return pools.ToString();
    }
}
