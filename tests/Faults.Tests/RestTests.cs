using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests;

/// <summary>What the whole webhook asks of the API server while nothing happens, by the API server's audit log.</summary>
[Collection(OneDeployment.Name)]
public sealed class RestTests
{
    private static readonly string[] Reading = ["get ", "list ", "watch "];

    private readonly DeployedCluster _cluster;

    public RestTests(DeployedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task NothingIsWrittenButTheRenewalsOfLeases()
    {
        await using var deployment = await _cluster.DeployAsync();
        await _cluster.ApplyAsync(Manifests.Against("at-rest", 4));
        await Eventually.HoldsAsync(
            async () => (await _cluster.MustAsync("get", "caveatpolicy", "at-rest", "-o", "jsonpath={.status.conditions}")).Contains("2 of 2 replicas enforce", StringComparison.Ordinal),
            "both replicas say that they enforce the policy");
        // What was begun before that was said is over when each has renewed its Lease once more.
        var settling = new AuditLines(_cluster.Plane.AuditLog);
        await Eventually.HoldsAsync(() => HaveRenewedAsync(deployment, settling, 1), "both replicas renew");

        var rest = new AuditLines(_cluster.Plane.AuditLog);
        await Eventually.HoldsAsync(
            async () => await HaveRenewedAsync(deployment, rest, 2) && rest.All().Contains("get validatingwebhookconfigurations caveat"),
            "both replicas renew twice, and the registration is compared");
        var written = rest.All().Where(line => !Array.Exists(Reading, verb => line.StartsWith(verb, StringComparison.Ordinal)));
        IReadOnlyList<string> leases = ["patch leases caveat-leader", .. deployment.Replicas.Select(replica => $"patch leases caveat-replica-{replica.Name}")];
        Assert.Equal(leases.Order(StringComparer.Ordinal), written.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        await _cluster.MustAsync("delete", "caveatpolicy", "at-rest");
    }

    private static Task<bool> HaveRenewedAsync(Deployment deployment, AuditLines lines, int times)
    {
        var all = lines.All();
        return Task.FromResult(deployment.Replicas.All(replica => all.Count(line => line == $"patch leases caveat-replica-{replica.Name}") >= times));
    }
}
