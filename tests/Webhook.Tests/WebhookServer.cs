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
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { SslOptions = Trusting() }) { BaseAddress = Address, Timeout = Bound };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string PolicyDirectory => Path.Combine(_directory.FullName, "policies");

    public string CertificateDirectory => Path.Combine(_directory.FullName, "tls");

    /// <summary>Starts, and waits until it is ready unless there are no policies.</summary>
    public static async Task<WebhookServer> StartAsync(TimeProvider? clock, params (string File, string Text)[] policies)
    {
        var directory = Directory.CreateTempSubdirectory("caveat-webhook-");
        var options = new WebhookOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Policies = [Path.Combine(directory.FullName, "policies")],
            CertificateDirectory = Path.Combine(directory.FullName, "tls"),
        };
        Directory.CreateDirectory(options.Policies[0]);
        foreach (var (file, text) in policies)
        {
            await File.WriteAllTextAsync(Path.Combine(options.Policies[0], file), text);
        }

        var files = SelfMadeCertificate.Issue(options.CertificateDirectory, options.Hosts, TimeProvider.System);
        var app = WebhookHost.Build(options, files, connection: null, clock ?? TimeProvider.System);
        Assert.Null(app.Services.GetRequiredService<ServingCertificate>().Refresh());
        await app.StartAsync();
        var server = new WebhookServer(app, directory);
        // The first request of a process waits for the compiler, which is not what a test with a bound of time is about.
        await server.PostAsync("/validate", "");
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
            var text = await (await Client.GetAsync("/readyz")).Content.ReadAsStringAsync();
            if (isWanted(text) || TimeProvider.System.GetElapsedTime(end) > Bound)
            {
                return text;
            }

            await Task.Delay(50);
        }
    }

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
