using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Tls;

/// <summary>The certificate that connections are served with: one reference, swapped when there is another.</summary>
internal sealed class ServingCertificate
{
    private readonly ClientTrustService? _clients;
    private readonly WebhookMetrics _metrics;
    private readonly ILogger _log;
    private volatile SslStreamCertificateContext? _context;

    public ServingCertificate(ClientTrustService? clients, WebhookMetrics metrics, ILogger<ServingCertificate> log)
    {
        _clients = clients;
        _metrics = metrics;
        _log = log;
    }

    /// <summary>Why no connection is served yet; null when there is a certificate.</summary>
    public string? Missing => _context is null ? Failure ?? "none yet" : null;

    /// <summary>Why the last attempt to get another failed; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why clients are let in by authorities that were replaced; null when they are not.</summary>
    public string? ClientsFailure => _clients?.Failure;

    /// <summary>For a handshake.</summary>
    /// <exception cref="AuthenticationException">There is no certificate yet: the connection ends.</exception>
    public SslServerAuthenticationOptions OptionsForConnection()
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _context ?? throw new AuthenticationException("there is no certificate to serve with yet"),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        };
        _clients?.Current.Require(options);
        return options;
    }

    /// <summary>What connections are served with: made once and not for each, and offline, as nothing may be downloaded to serve a certificate.</summary>
    /// <param name="leaf">With its key.</param>
    /// <param name="chain">What is between it and its authority.</param>
    public static SslStreamCertificateContext ContextOf(X509Certificate2 leaf, X509Certificate2Collection chain) => SslStreamCertificateContext.Create(leaf, chain, offline: true);

    /// <summary>Serves new connections with another certificate.</summary>
    public void Serve(SslStreamCertificateContext context)
    {
        _context = context;
        Failure = null;
        var notAfter = new DateTimeOffset(context.TargetCertificate.NotAfter.ToUniversalTime());
        _metrics.CertificateExpiry.Set(notAfter.ToUnixTimeSeconds());
        Log.CertificateLoaded(_log, notAfter);
    }

    /// <summary>Notes that there is no other; what was served before goes on.</summary>
    public void Keep(string reason)
    {
        if (reason != Failure)
        {
            Log.CertificateUnreadable(_log, reason);
        }

        Failure = reason;
    }
}
