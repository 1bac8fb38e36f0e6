using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Caveat.Cluster.Tests;

/// <summary>Answers every request over TLS, on loopback, with an object; keeps what the requests began with, and who was shown.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{}");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslStreamCertificateContext _certificate;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;

    /// <param name="certificate">With its key.</param>
    /// <param name="more">What is shown beside it.</param>
    public TlsServer(X509Certificate2 certificate, X509Certificate2Collection more)
    {
        _certificate = SslStreamCertificateContext.Create(certificate, more, offline: true);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> RequestLines { get; } = [];

    public List<string?> Clients { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await AnswerAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The next one may trust it.
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        await using var tls = new SslStream(client.GetStream());
#pragma warning disable CA5359 // What the client shows is compared by the test.
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = _certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = static (_, _, _, _) => true },
            _ending.Token);
#pragma warning restore CA5359
        using var reader = new StreamReader(tls, leaveOpen: true);
        // Who does not believe the server says so after its side of the handshake.
        if (await reader.ReadLineAsync(_ending.Token) is not { } line)
        {
            return;
        }

        RequestLines.Add(line);
        Clients.Add(tls.RemoteCertificate?.Subject);
        await tls.WriteAsync(Answer, _ending.Token);
    }
}
