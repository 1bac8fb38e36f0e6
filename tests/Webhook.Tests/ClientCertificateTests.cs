using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Caveat.Certificates;

namespace Caveat.Webhook.Tests;

/// <summary>With --client-ca and --client-name: who gets a connection, and what is asked where.</summary>
public sealed class ClientCertificateTests : IAsyncLifetime
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("clients", TimeProvider.System);
    private readonly CertificateAuthority _stranger = CertificateAuthority.Create("clients", TimeProvider.System);
    private readonly string _file = Path.GetTempFileName();
    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_file, _authority.CertificatePem);
        _server = await WebhookServer.StartAsync(
            clock: null,
            options => options with
            {
                Listen = options.Listen with { Probes = new IPEndPoint(IPAddress.Loopback, 0) },
                Tls = options.Tls with { ClientAuthorityFile = _file, ClientNames = ["kube-apiserver", "api.example.com"] },
            },
            ("replicas.yaml", Samples.Policies));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_file);
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory]
    [InlineData("kube-apiserver")]
    [InlineData("a server with api.example.com")]
    public async Task WhomTheAuthorityAndTheNameStandForIsAnswered(string who) => Assert.Equal(HttpStatusCode.OK, await ReviewAsync(Certificate(who)));

    [Theory]
    [InlineData("nobody")]
    [InlineData("alice")]
    [InlineData("KUBE-APISERVER")]
    [InlineData("a stranger's kube-apiserver")]
    [InlineData("an expired kube-apiserver")]
    [InlineData("a server with other.example.com")]
    public async Task OthersGetNoConnection(string who) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ReviewAsync(Certificate(who)));

    [Fact]
    public async Task ANewAuthorityCountsWithoutARestartAndTheOldOneNoMore()
    {
        await File.WriteAllTextAsync(_file, _stranger.CertificatePem);
        await UntilAsync(async () => await AnswerAsync("a stranger's kube-apiserver") is HttpStatusCode.OK);
        Assert.Null(await AnswerAsync("kube-apiserver"));
    }

    [Fact]
    public async Task BothCountWhileAFileHoldsBoth()
    {
        await File.WriteAllTextAsync(_file, _authority.CertificatePem + "\n" + _stranger.CertificatePem);
        await UntilAsync(async () => await AnswerAsync("a stranger's kube-apiserver") is HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync("kube-apiserver"));
    }

    [Theory]
    [InlineData("no certificate", "{0} holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "")]
    [InlineData(null, "Could not find file '{0}'.")]
    public async Task ABrokenFileIsToldOfAndTheAuthoritiesOfBeforeGoOnCounting(string? text, string reason)
    {
        File.Delete(_file);
        if (text is not null)
        {
            await File.WriteAllTextAsync(_file, text);
        }

        var expected = "[!]clients are let in by authorities of before: --client-ca: " + string.Format(CultureInfo.InvariantCulture, reason, _file);
        Assert.Contains(expected, await _server.WaitForReadyzAsync(answer => answer.Contains(expected, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync("kube-apiserver"));
        Assert.Null(await AnswerAsync("a stranger's kube-apiserver"));

        await File.WriteAllTextAsync(_file, _stranger.CertificatePem);
        await UntilAsync(async () => await AnswerAsync("a stranger's kube-apiserver") is HttpStatusCode.OK);
        Assert.DoesNotContain("[!]", await _server.WaitForReadyzAsync(static _ => true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.OK)]
    [InlineData("/validate", HttpStatusCode.NotFound)]
    [InlineData("/mutate", HttpStatusCode.NotFound)]
    [InlineData("/healthz/../validate", HttpStatusCode.NotFound)]
    [InlineData("//validate", HttpStatusCode.NotFound)]
    public async Task ProbesNeedNoCertificateAndReachNothingElse(string path, HttpStatusCode expected)
    {
        using var answer = await _server.Probes.GetAsync(new Uri(_server.Probes.BaseAddress!.GetLeftPart(UriPartial.Authority) + path));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/metrics")]
    public async Task BesideTheReviewsThereAreNoProbes(string path)
    {
        using var client = _server.NewClient(Certificate("kube-apiserver"));
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            await Task.Delay(50, hang.Token);
        }
    }

    // Null: no connection.
    private async Task<HttpStatusCode?> AnswerAsync(string who)
    {
        try
        {
            return await ReviewAsync(Certificate(who));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<HttpStatusCode> ReviewAsync(X509Certificate2? certificate)
    {
        using var client = _server.NewClient(certificate);
        using var content = new StringContent(Samples.Review(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/validate", content);
        return answer.StatusCode;
    }

    private X509Certificate2? Certificate(string who) => who switch
    {
        "nobody" => null,
        "a stranger's kube-apiserver" => _stranger.IssueClient("kube-apiserver", []).ToX509(),
        "an expired kube-apiserver" => Expired(),
        "a server with api.example.com" => _authority.IssueServer("x", ["api.example.com"], []).ToX509(),
        "a server with other.example.com" => _authority.IssueServer("x", ["other.example.com"], []).ToX509(),
        _ => _authority.IssueClient(who, []).ToX509(),
    };

    private X509Certificate2 Expired()
    {
        var before = new EarlierClock(TimeSpan.FromDays(400));
        using var authority = CertificateAuthority.FromPem(_authority.CertificatePem, _authority.KeyPem, before);
        return authority.IssueClient("kube-apiserver", []).ToX509();
    }
}
