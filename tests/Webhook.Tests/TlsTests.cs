using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Caveat.Webhook.Hosting;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tls;
using Microsoft.AspNetCore.Connections;

namespace Caveat.Webhook.Tests;

public sealed class TlsTests : IAsyncLifetime
{
    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WebhookServer.StartAsync(clock: null);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task SpeaksNewProtocols(SslProtocols protocol)
    {
        await using var stream = await _server.ConnectAsync(protocol);
        Assert.Equal(protocol, stream.SslProtocol);
    }

    [Fact]
    public async Task RefusesOldProtocols()
    {
#pragma warning disable SYSLIB0039, CA5397 // The old protocol is the point.
        await Assert.ThrowsAnyAsync<Exception>(() => _server.ConnectAsync(SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
    }

    [Fact]
    public async Task AHandshakeThatCannotBeEndsAConnectionAndIsNoError()
    {
        await OldProtocols.EndAsync(new DefaultConnectionContext(), static _ => throw new NotSupportedException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => OldProtocols.EndAsync(new DefaultConnectionContext(), static _ => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task ServesACertificateThatItsAuthoritySigned()
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(SelfMadeCertificate.AuthorityPath(_server.CertificateDirectory));
        await using var stream = await _server.ConnectAsync();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var leaf = new X509Certificate2(stream.RemoteCertificate!);
        Assert.True(chain.Build(leaf));
        Assert.True(leaf.MatchesHostname("localhost"));
    }

    // Bug: a registration without an authority was written every second, and never as the API server kept it. An issuer that says none leaves the file empty.
    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    public void AnAuthorityThatIsNoneIsNotServedWith(string text)
    {
        var files = SelfMadeCertificate.Issue(Path.Combine(_server.CertificateDirectory, "none"), ["localhost"], TimeProvider.System);
        File.WriteAllText(files.Authority!, text);
        Assert.Equal($"{files}: {files.Authority} holds no certificate", CertificateReading.Of(new TlsOptions { Files = files }, TimeProvider.System).Failure);
    }

    [Fact]
    public async Task ARotatedCertificateIsServedWithoutARestart()
    {
        var before = await SerialNumberAsync();
        SelfMadeCertificate.Issue(_server.CertificateDirectory, ["localhost"], TimeProvider.System);
        var after = before;
        for (var i = 0; i < 100 && after == before; i++)
        {
            await Task.Delay(100);
            after = await SerialNumberAsync();
        }

        Assert.NotEqual(before, after);
    }

    private async Task<string> SerialNumberAsync()
    {
        await using var stream = await _server.ConnectAsync();
        return stream.RemoteCertificate!.GetSerialNumberString();
    }
}
