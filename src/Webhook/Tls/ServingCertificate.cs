using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Tls;

/// <summary>The certificate that connections are served with: one reference, swapped when the files change.</summary>
internal sealed class ServingCertificate
{
    private readonly CertificateFiles _files;
    private readonly WebhookMetrics _metrics;
    private readonly ILogger _log;
    private volatile SslServerAuthenticationOptions? _options;
    private string? _stamp;

    public ServingCertificate(CertificateFiles files, WebhookMetrics metrics, ILogger<ServingCertificate> log)
    {
        _files = files;
        _metrics = metrics;
        _log = log;
    }

    /// <summary>Null before the first success of <see cref="Refresh"/>.</summary>
    public SslServerAuthenticationOptions? Options => _options;

    /// <summary>Loads the files if they changed; on failure, what was loaded before goes on serving.</summary>
    /// <returns>Null on success, also when nothing changed; else why not.</returns>
    public string? Refresh()
    {
        try
        {
            var stamp = _files.Stamp();
            if (stamp == _stamp)
            {
                return null;
            }

            Load();
            _stamp = stamp;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            var reason = $"{_files.Certificate}, {_files.Key}: {e.Message}";
            Log.CertificateUnreadable(_log, reason);
            return reason;
        }
    }

    private void Load()
    {
        var leaf = X509Certificate2.CreateFromPemFile(_files.Certificate, _files.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_files.Certificate);
        _options = new SslServerAuthenticationOptions
        {
            // Made once and not for each connection; offline, as nothing may be downloaded to serve a certificate.
            ServerCertificateContext = SslStreamCertificateContext.Create(leaf, chain, offline: true),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        };
        var notAfter = new DateTimeOffset(leaf.NotAfter.ToUniversalTime());
        _metrics.CertificateExpiry.Set(notAfter.ToUnixTimeSeconds());
        Log.CertificateLoaded(_log, notAfter);
    }
}
