using System.Security.Cryptography.X509Certificates;
using System.Text;
using Caveat.Certificates;
using Caveat.Cluster.Certificates;
using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests;

/// <summary>The certificates in a Secret that all replicas share: the one that leads rotates them, and all serve the new ones, in processes that go on.</summary>
[Collection(OneDeployment.Name)]
public sealed class SecretTests
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1"];

    private readonly DeployedCluster _cluster;

    public SecretTests(DeployedCluster cluster) => _cluster = cluster;

    private CertificateSecret Secret => new(_cluster.Connection, DeployedCluster.Space, DeployedCluster.Secret);

    // The days before today on which some replica looked, as those that run now find it.
    [Theory]
    [InlineData("a certificate that ends tomorrow, rotated", 89.0)]
    [InlineData("an authority that was announced two hours ago, taken over from the one before", 250.0, 170.0, 85.0, 2 / 24.0)]
    public async Task IsRotatedUnderLoad(string name, params double[] looks)
    {
        var before = await LookedAtAsync(looks);
        await using var deployment = await _cluster.DeployAsync();
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await Eventually.HoldsAsync(async () => (await StoredAsync()).Serving != before.Serving, "the leader rotates");
        var after = await StoredAsync();
        await UntilAllServeAsync(deployment, after);
        // Whom the API server trusts: who signed what was served before, and who signs now.
        await Eventually.HoldsAsync(async () => await TrustedAsync() == after.TrustedPem, "the API server is told");
        Assert.Contains(before.Signing.CertificatePem.Trim(), after.TrustedPem, StringComparison.Ordinal);
        await load.UntilServedAsync();
        await FaultReport.CloseAsync(deployment.Replicas, _cluster.Writer, load, name, TimeSpan.Zero);
        Assert.Equal((0, 0), (load.SoundLost, load.ForbiddenRefused));
        await NewConnectionsAreServedAsync(deployment);
    }

    /// <summary>An authority was announced three hours ago and signs since two: nobody serves any more what the one before signed.</summary>
    [Fact]
    public async Task TheAuthorityOfBeforeIsNoLongerTrustedWhenItsTimeIsOver()
    {
        var before = await LookedAtAsync(250, 170, 85, 3 / 24.0, 2 / 24.0);
        Assert.NotNull(before.PreviousPem);
        await using var deployment = await _cluster.DeployAsync();
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await Eventually.HoldsAsync(async () => (await StoredAsync()).PreviousPem is null, "the leader takes the old authority out of the Secret");
        // Neither the authority that signs nor what is served changes by that.
        var after = await StoredAsync();
        Assert.Equal((before.Signing, before.Serving), (after.Signing, after.Serving));
        await Eventually.HoldsAsync(async () => await TrustedAsync() == after.TrustedPem, "the API server is told");
        Assert.DoesNotContain(before.PreviousPem!.Trim(), await TrustedAsync(), StringComparison.Ordinal);
        await load.UntilServedAsync();
        await FaultReport.CloseAsync(deployment.Replicas, _cluster.Writer, load, "an authority whose time is over, no longer trusted", TimeSpan.Zero);
        Assert.Equal((0, 0), (load.SoundLost, load.ForbiddenRefused));
        await NewConnectionsAreServedAsync(deployment);
    }

    // A Secret that was looked at so many days before today, and never since.
    private async Task<RotatedCertificates> LookedAtAsync(params double[] looks)
    {
        await _cluster.MustAsync("delete", "secret", DeployedCluster.Secret, "-n", DeployedCluster.Space, "--ignore-not-found");
        foreach (var days in looks)
        {
            Assert.NotNull((await Secret.BringUpToDateAsync(new CertificateRotation("earlier", Hosts, new RotationTerms(), new EarlierClock(days)), static _ => true, CancellationToken.None)).Certificates);
        }

        return await StoredAsync();
    }

    private async Task NewConnectionsAreServedAsync(Deployment deployment)
    {
        deployment.Service.CloseAll();
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
    }

    private static async Task UntilAllServeAsync(Deployment deployment, RotatedCertificates certificates)
    {
        using var leaf = X509Certificate2.CreateFromPem(certificates.Serving.CertificatePem);
        var expiry = new DateTimeOffset(leaf.NotAfter.ToUniversalTime()).ToUnixTimeSeconds();
        foreach (var replica in deployment.Replicas)
        {
            await Eventually.HoldsAsync(async () => await replica.MetricAsync("caveat_certificate_expiry_timestamp_seconds") == expiry, $"{replica.Name} serves the new certificate");
        }
    }

    private async Task<RotatedCertificates> StoredAsync() =>
        (await Secret.BringUpToDateAsync(new CertificateRotation("look", Hosts, new RotationTerms(), TimeProvider.System), static _ => false, CancellationToken.None)).Certificates!;

    private async Task<string> TrustedAsync() =>
        Encoding.UTF8.GetString(Convert.FromBase64String(await _cluster.MustAsync("get", "validatingwebhookconfiguration", "caveat", "-o", "jsonpath={.webhooks[0].clientConfig.caBundle}")));
}
