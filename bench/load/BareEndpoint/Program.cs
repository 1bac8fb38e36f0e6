using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Caveat.BareEndpoint;

/// <summary>
/// What the webhook is measured against: the same server with the same settings, which reads the same review, parses it, and allows it. Arguments: port, certificate, key.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, int.Parse(arguments[0]), TlsOptions(arguments[1], arguments[2])));
        var app = builder.Build();
        app.Map("/validate", (RequestDelegate)AllowAsync);
        await app.RunAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, int port, SslServerAuthenticationOptions tls)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(IPAddress.Loopback, port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1AndHttp2;
            endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(tls) });
        });
    }

    private static SslServerAuthenticationOptions TlsOptions(string certificate, string key) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(certificate, key), [], offline: true),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };

    private static async Task AllowAsync(HttpContext context)
    {
        using var review = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var answer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(answer))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion"u8, "admission.k8s.io/v1"u8);
            json.WriteString("kind"u8, "AdmissionReview"u8);
            json.WriteStartObject("response"u8);
            json.WriteString("uid"u8, review.RootElement.GetProperty("request"u8).GetProperty("uid"u8).GetString());
            json.WriteBoolean("allowed"u8, value: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(answer.WrittenMemory, context.RequestAborted);
    }
}
