using System.Net.Security;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Caveat.Webhook.Hosting;

/// <summary>How the server listens.</summary>
internal static class KestrelSettings
{
    /// <summary>For a handshake, the API server's among them: it reuses its connections, so there are few.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    public static void Apply(KestrelServerOptions kestrel, Options.ListenOptions options)
    {
        kestrel.AddServerHeader = false;
        // The body's length is bounded where it is read, with a better answer.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.RequestHeadersTimeout = ReviewLimits.HeadersTimeout;
        var certificate = kestrel.ApplicationServices.GetRequiredService<ServingCertificate>();
        kestrel.Listen(options.Reviews, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1AndHttp2;
            Bound(endpoint, "reviews", options.MaxConnections);
            endpoint.Use(static next => connection => OldProtocols.EndAsync(connection, next));
            endpoint.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = HandshakeTimeout,
                OnConnection = _ => new ValueTask<SslServerAuthenticationOptions>(certificate.OptionsForConnection()),
            });
        });
        if (options.Probes is { } probes)
        {
            kestrel.Listen(probes, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                Bound(endpoint, "probes", options.MaxConnections);
                endpoint.Use(static next => connection =>
                {
                    connection.Features.Set(ProbeConnection.Mark);
                    return next(connection);
                });
            });
        }
    }

    // The first on the endpoint, so that one too many costs no handshake.
    private static void Bound(ListenOptions endpoint, string listener, int most)
    {
        var services = endpoint.ApplicationServices;
        var limit = new ConnectionLimit(
            listener,
            most,
            services.GetRequiredService<WebhookMetrics>().ClosedConnections(listener),
            services.GetRequiredService<ILogger<ConnectionLimit>>(),
            services.GetRequiredService<TimeProvider>());
        endpoint.Use(next => connection => limit.OnConnectionAsync(connection, next));
    }
}
