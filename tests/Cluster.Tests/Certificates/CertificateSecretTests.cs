using Caveat.Certificates;
using Caveat.Cluster.Certificates;

namespace Caveat.Cluster.Tests.Certificates;

public sealed class CertificateSecretTests : IClassFixture<RealCluster>
{
    private readonly RealCluster _cluster;
    private readonly CertificateRotation _rotation = new("caveat", ["localhost"], new RotationTerms(), TimeProvider.System);

    public CertificateSecretTests(RealCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task ReplicasThatStartTogetherServeTheSameCertificate()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Secret("together").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None)));
        Assert.Single(answers.Select(a => a.Certificates).OfType<RotatedCertificates>().Distinct());
        var later = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Secret("together").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None)));
        Assert.Single(later.Select(a => a.Certificates!).Distinct());
    }

    [Fact]
    public async Task WhatIsSoundIsNotWrittenAgain()
    {
        await Secret("sound").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None);
        var version = await VersionAsync("sound");
        await Secret("sound").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None);
        Assert.Equal(version, await VersionAsync("sound"));
    }

    [Fact]
    public async Task WhoMayNotWriteTakesWhatThereIsAndMakesNothing()
    {
        var answer = await Secret("left-alone").BringUpToDateAsync(_rotation, static _ => false, CancellationToken.None);
        Assert.Equal("Secret default/left-alone: no certificate yet; another replica makes it", answer.Failure);
        var made = await Secret("left-alone").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None);
        var renewing = new CertificateRotation("caveat", ["localhost", "another"], new RotationTerms(), TimeProvider.System);
        Assert.Equal(made, await Secret("left-alone").BringUpToDateAsync(renewing, static _ => false, CancellationToken.None));
        Assert.NotEqual(made, await Secret("left-alone").BringUpToDateAsync(renewing, static current => current is not null, CancellationToken.None));
    }

    [Fact]
    public async Task ASecretOfSomebodyElseIsMadeOurs()
    {
        await _cluster.Plane.Kubectl.RunAsync("create", "secret", "generic", "strange", "--type=kubernetes.io/tls", "--from-literal=tls.crt=x", "--from-literal=tls.key=y");
        var answer = await Secret("strange").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None);
        Assert.NotNull(answer.Certificates);
        Assert.Equal(answer, await Secret("strange").BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None));
    }

    [Fact]
    public async Task ANamespaceThatIsNotThereIsTold()
    {
        var secret = new CertificateSecret(_cluster.Connection, "nowhere", "a");
        var answer = await secret.BringUpToDateAsync(_rotation, static _ => true, CancellationToken.None);
        Assert.Equal("the API server says: namespaces \"nowhere\" not found", answer.Failure);
    }

    private CertificateSecret Secret(string name) => new(_cluster.Connection, "default", name);

    private async Task<string?> VersionAsync(string name)
    {
        var answer = await _cluster.Connection.GetAsync("/api/v1/namespaces/default/secrets/" + name, CancellationToken.None);
        return answer.Read()!.Root.Property("metadata").Property("resourceVersion").Text;
    }
}
