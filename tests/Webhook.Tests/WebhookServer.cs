using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Caveat.Webhook.Hosting;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Webhook.Tests;

/// <summary>The real server in this process, over TLS on a free port, with policies in a directory of its own.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly DirectoryInfo _directory;

    private WebhookServer(WebApplication app, DirectoryInfo directory)
    {
        _app = app;
        _directory = directory;
        Address = new Uri(app.Urls.Single(static url => url.StartsWith("https:", StringComparison.Ordinal)));
        Client = NewClient();
        Probes = app.Urls.SingleOrDefault(static url => url.StartsWith("http:", StringComparison.Ordinal)) is { } probes
            ? new HttpClient { BaseAddress = new Uri(probes), Timeout = Bound }
            : Client;
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>For health and metrics; the same as <see cref="Client"/> where they have no listener of their own.</summary>
    public HttpClient Probes { get; }

    public string PolicyDirectory => Path.Combine(_directory.FullName, "policies");

    public string CertificateDirectory => Path.Combine(_directory.FullName, "tls");

    /// <summary>Starts, and waits until it is ready unless there are no policies.</summary>
    public static Task<WebhookServer> StartAsync(TimeProvider? clock, params (string File, string Text)[] policies) => StartAsync(clock, static options => options, policies);

    /// <param name="clock">Null for the system's.</param>
    /// <param name="configure">Changes what it is started with.</param>
    /// <param name="policies">Files.</param>
    public static async Task<WebhookServer> StartAsync(TimeProvider? clock, Func<WebhookOptions, WebhookOptions> configure, params (string File, string Text)[] policies)
    {
        var directory = Directory.CreateTempSubdirectory("caveat-webhook-");
        var options = new WebhookOptions
        {
            Listen = new ListenOptions { Reviews = new IPEndPoint(IPAddress.Loopback, 0) },
            Policies = [Path.Combine(directory.FullName, "policies")],
            Tls = new TlsOptions { Directory = Path.Combine(directory.FullName, "tls") },
            // Lines on the console would bury what failed.
            Observing = new ObservingOptions { LeastLevel = LogLevel.None },
        };
        Directory.CreateDirectory(options.Policies[0]);
        foreach (var (file, text) in policies)
        {
            await File.WriteAllTextAsync(Path.Combine(options.Policies[0], file), text);
        }

        options = configure(options);
        var app = WebhookHost.Build(options, connection: null, clock ?? TimeProvider.System);
        Assert.Null(app.Services.GetService<ClientTrustService>()?.Refresh());
        Assert.Null(await app.Services.GetRequiredService<CertificateFileService>().RefreshAsync());
        await app.StartAsync();
        var server = new WebhookServer(app, directory);
        // The first request of a process waits for the compiler, which is not what a test with a bound of time is about.
        if (options.Tls.ClientAuthorityFile is null)
        {
            await server.PostAsync("/validate", "");
        }

        if (policies.Length > 0)
        {
            await server.WaitForReadyzAsync(static text => text.EndsWith("readyz check passed\n", StringComparison.Ordinal));
        }

        return server;
    }

    public async Task<string> WaitForReadyzAsync(Func<string, bool> isWanted)
    {
        var end = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await (await Probes.GetAsync("/readyz")).Content.ReadAsStringAsync();
            if (isWanted(text) || TimeProvider.System.GetElapsedTime(end) > Bound)
            {
                return text;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>A client with a connection of its own.</summary>
    /// <param name="certificate">That it shows; null for none.</param>
    public HttpClient NewClient(X509Certificate2? certificate = null)
    {
        var ssl = Trusting();
        // Shown whatever authorities the server says it knows.
        ssl.ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [], offline: true);
        return new HttpClient(new SocketsHttpHandler { SslOptions = ssl, UseProxy = false }) { BaseAddress = Address, Timeout = Bound };
    }

    /// <summary>As on SIGTERM.</summary>
    public Task StopAsync() => _app.StopAsync();

    public Task WritePolicyAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(PolicyDirectory, file), text);

    /// <summary>Status and whole body.</summary>
    public async Task<(int Status, string Body)> PostAsync(string path, string review)
    {
        using var content = new StringContent(review, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A connection for requests that no client library sends.</summary>
    public async Task<SslStream> ConnectAsync(SslProtocols protocols = SslProtocols.None)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        var stream = new SslStream(socket.GetStream());
        var options = Trusting();
        options.TargetHost = "localhost";
        options.EnabledSslProtocols = protocols;
        await stream.AuthenticateAsClientAsync(options);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Probes.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private SslClientAuthenticationOptions Trusting()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(SelfMadeCertificate.AuthorityPath(CertificateDirectory)));
        return new SslClientAuthenticationOptions { CertificateChainPolicy = trust };
    }
}
