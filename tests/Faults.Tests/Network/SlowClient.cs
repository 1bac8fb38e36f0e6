using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Caveat.Faults.Tests.Network;

/// <summary>A client that begins something and doesn't finish it.</summary>
internal sealed class SlowClient : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private Stream _stream = Stream.Null;

    private SlowClient()
    {
    }

    /// <summary>Connects, and begins no handshake.</summary>
    public static async Task<SlowClient> SilentAsync(int port)
    {
        var client = new SlowClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port);
        client._stream = new NetworkStream(client._socket, ownsSocket: false);
        return client;
    }

    /// <summary>Stops in the middle of a request's headers.</summary>
    public static Task<SlowClient> WithHalfHeadersAsync(int port) => SendingAsync(port, "POST /validate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Ty");

    /// <summary>Stops in the middle of a request's body.</summary>
    public static Task<SlowClient> WithHalfABodyAsync(int port) =>
        SendingAsync(port, "POST /validate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 7000000\r\n\r\n{\"kind\":");

    /// <summary>Waits until the other side ends the connection.</summary>
    public async Task UntilCutOffAsync()
    {
        var buffer = new byte[4096];
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            while (await _stream.ReadAsync(buffer, bound.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset: cut off too.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
    }

    private static async Task<SlowClient> SendingAsync(int port, string text)
    {
        var client = await SilentAsync(port);
#pragma warning disable CA5359 // Who the server is, is not what this is about.
        var tls = new SslStream(client._stream, leaveInnerStreamOpen: false, static (_, _, _, _) => true);
#pragma warning restore CA5359
        client._stream = tls;
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        await tls.WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }
}
