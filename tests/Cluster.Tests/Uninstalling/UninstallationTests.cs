using Caveat.Certificates;
using Caveat.Cluster.Certificates;
using Caveat.Cluster.Election;
using Caveat.Cluster.Uninstalling;

namespace Caveat.Cluster.Tests.Uninstalling;

public sealed class UninstallationTests : IClassFixture<RealCluster>
{
    private const string Gone =
        """
        ValidatingWebhookConfiguration caveat
        MutatingWebhookConfiguration caveat
        Leases of default
        Secrets of default
        reports of openreports.io
        reports of wgpolicyk8s.io
        status of caveatpolicies
        status of operatorprofiles
        status of caveatexceptions
        """;

    private readonly RealCluster _cluster;

    public UninstallationTests(RealCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task TakesAwayWhatReplicasMadeAndNothingElse()
    {
        await new LeaseElection(_cluster.Connection, "default", "caveat-leader", "dead", TimeProvider.System).TryAsync(CancellationToken.None);
        var rotation = new CertificateRotation("caveat", ["localhost"], new RotationTerms(), TimeProvider.System);
        await new CertificateSecret(_cluster.Connection, "default", "caveat-tls").BringUpToDateAsync(rotation, static _ => true, CancellationToken.None);
        await _cluster.Plane.Kubectl.RunAsync("create", "secret", "generic", "of-others");
        await _cluster.MakeAsync("apis/coordination.k8s.io/v1/namespaces/default/leases", """{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"of-others"}}""");
        Assert.Equal("caveat-leader of-others", await _cluster.GetAsync("leases", "--all-namespaces=false", "{.items[*].metadata.name}"));

        Assert.Equal(Gone.ReplaceLineEndings("\n"), await RunAsync());
        Assert.Equal("of-others", await _cluster.GetAsync("leases", "--all-namespaces=false", "{.items[*].metadata.name}"));
        Assert.Equal("of-others", await _cluster.GetAsync("secrets", "--all-namespaces=false", "{.items[*].metadata.name}"));
        // There is nothing left, and the second time says so too.
        Assert.Equal(Gone.ReplaceLineEndings("\n"), await RunAsync());
    }

    [Fact]
    public async Task WhatCouldNotBeTakenAwayIsTold()
    {
        using var connection = ClusterConnection.Open(_cluster.Plane.KubeconfigFor("alice", "system:authenticated"), out _)!;
        var steps = await new Uninstallation(connection, "default", TimeProvider.System).RunAsync(CancellationToken.None);
        // That this server has no reports may be known to everybody.
        Assert.All(steps.Where(static step => !step.What.StartsWith("reports of", StringComparison.Ordinal)), static step => Assert.StartsWith("the API server says: ", step.Failure, StringComparison.Ordinal));
        Assert.Contains("cannot delete resource \"validatingwebhookconfigurations\"", steps[0].Failure, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync()
    {
        var steps = await new Uninstallation(_cluster.Connection, "default", TimeProvider.System).RunAsync(CancellationToken.None);
        Assert.All(steps, static step => Assert.Null(step.Failure));
        return string.Join('\n', steps.Select(static step => step.What));
    }
}
