using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Caveat.Certificates;

namespace Caveat.Sandbox.Probing;

/// <summary>
/// Asks a server, over TLS with a client certificate, whether it serves. It trusts one authority only, so a stranger on the port is not ready.
/// </summary>
internal sealed class ReadinessProbe : IDisposable
{
    // One answer; a server that takes longer is asked again.
    private static readonly TimeSpan RequestBound = TimeSpan.FromSeconds(5);

    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _client;
    private readonly System.Net.Http.HttpClient _http;
    private readonly IReadOnlyList<Uri> _addresses;

    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="paths">All of them must answer 200.</param>
    /// <param name="authorityPem">Who signed the server's certificate.</param>
    /// <param name="client">Who asks.</param>
    public ReadinessProbe(int port, IReadOnlyList<string> paths, string authorityPem, IssuedCertificate client)
    {
        _authority = X509Certificate2.CreateFromPem(authorityPem);
        _client = client.ToX509();
        _addresses = [.. Addresses(port, paths)];
        var handler = new System.Net.Http.SocketsHttpHandler { UseProxy = false, SslOptions = Tls(_authority, _client) };
        _http = new System.Net.Http.HttpClient(handler) { Timeout = RequestBound };
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        foreach (var address in _addresses)
        {
            if (!await AnswersAsync(address, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _http.Dispose();
        _client.Dispose();
        _authority.Dispose();
    }

    private static IEnumerable<Uri> Addresses(int port, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            yield return new Uri($"https://127.0.0.1:{port}{path}");
        }
    }

    private static SslClientAuthenticationOptions Tls(X509Certificate2 authority, X509Certificate2 client)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(authority);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = trust, ClientCertificates = [client] };
    }

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(address, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (System.Net.Http.HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
