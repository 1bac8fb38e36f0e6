using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests;

/// <summary>Certificates in files that expire soon, and that have expired.</summary>
[Collection(OneCluster.Name)]
public sealed class CertificateTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan VerySoon = TimeSpan.FromSeconds(8);

    private readonly FaultyCluster _cluster;

    public CertificateTests(FaultyCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task OneThatIsAboutToExpireIsReplacedWithoutAWriteThatIsLost()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await IssueAsync(Soon);
        var recovery = await load.UntilServedAsync();
        await IssueAsync(lifetime: null);
        await load.UntilServedAsync();
        Assert.Equal(0, load.SoundLost);
        await FaultReport.CloseAsync(_cluster, load, "a certificate about to expire, and its replacement", recovery);
    }

    [Fact]
    public async Task OneThatHasExpiredRefusesEverythingUntilItIsReplaced()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        var expiry = TimeProvider.System.GetUtcNow() + VerySoon;
        await IssueAsync(VerySoon);
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > expiry), "the certificate expires");
        // Who the other side is, is looked at when a connection is made.
        _cluster.Service.CloseAll();
        await load.UntilRefusedAsync(5);
        Assert.Contains("certificate has expired", _cluster.Writer.LastRefusal, StringComparison.Ordinal);
        var started = TimeProvider.System.GetTimestamp();
        await IssueAsync(lifetime: null);
        await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "a certificate that has expired, from its replacement on", TimeProvider.System.GetElapsedTime(started));
    }

    // On return all replicas serve with it.
    private async Task IssueAsync(TimeSpan? lifetime)
    {
        _cluster.Files.Issue(lifetime);
        var expiry = (TimeProvider.System.GetUtcNow() + (lifetime ?? TimeSpan.FromDays(365))).ToUnixTimeSeconds();
        foreach (var replica in _cluster.Webhooks)
        {
            await Eventually.HoldsAsync(
                async () => Math.Abs((await replica.MetricAsync("caveat_certificate_expiry_timestamp_seconds") ?? 0) - expiry) < 60, $"{replica.Name} serves the new certificate");
        }
    }
}
