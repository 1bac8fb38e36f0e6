using System.Net;
using System.Net.Security;
using Caveat.Certificates;
using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Who is let in, where client certificates are required: the API server, which shows the one that its AdmissionConfiguration names, and nobody else.</summary>
[Collection(OneDeployment.Name)]
public sealed class ClientTests
{
    // Without a certificate, on the port of their own.
    private static readonly (string Path, HttpStatusCode Expected)[] OfProbes =
        [("/healthz", HttpStatusCode.OK), ("/readyz", HttpStatusCode.OK), ("/metrics", HttpStatusCode.OK), ("/validate", HttpStatusCode.NotFound)];

    private readonly DeployedCluster _cluster;

    public ClientTests(DeployedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task TheApiServerIsLetInAndNobodyElse()
    {
        await using var deployment = await _cluster.DeployAsync();
        // By a rule: the review was answered.
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("two", """{"replicas":2}"""));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync("three", """{"replicas":3}"""));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.DeleteAsync("three"));
        foreach (var replica in deployment.Replicas)
        {
            var reviews = $"https://127.0.0.1:{replica.Port}/validate";
            Assert.Null(await StatusAsync(reviews, shown: null));
            Assert.Null(await StatusAsync(reviews, _cluster.Client.Issue("another-client")));
            using var stranger = CertificateAuthority.Create("strangers", TimeProvider.System);
            Assert.Null(await StatusAsync(reviews, stranger.IssueClient(WebhookClient.Name, [])));
            // What is no review is refused, but only now is it read.
            Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(reviews, _cluster.Client.Issue(WebhookClient.Name)));
        }

        foreach (var (path, expected) in OfProbes)
        {
            Assert.Equal(expected, await StatusAsync($"http://127.0.0.1:{deployment.Replicas[0].ProbePort}{path}", shown: null));
        }
    }

    // Null: no byte of HTTP was answered.
    private static async Task<HttpStatusCode?> StatusAsync(string url, IssuedCertificate? shown)
    {
        using var certificate = shown?.ToX509();
#pragma warning disable MA0039, CA5359 // Who the server is, is not what this is about.
        using var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
#pragma warning restore MA0039, CA5359
        // Shown whatever authorities the server says it knows.
        handler.SslOptions.ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [], offline: true);
        using var client = new HttpClient(handler);
        try
        {
            using var answer = await client.GetAsync(new Uri(url));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
