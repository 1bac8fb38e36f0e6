using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Caveat.Faults.Tests.Network;

/// <summary>
/// A TCP relay on loopback. In front of replicas it does what a Service does: each connection goes to the next of them that takes it. In front of an API server it is the
/// network that fails.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private static readonly TimeSpan HangInterval = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<IReadOnlyList<int>> _backends;
    private readonly Task _accepting;
    private volatile RelayMode _mode = RelayMode.Pass;
    private int _turn;

    /// <param name="backends">Ports of 127.0.0.1, asked for with each connection.</param>
    public Relay(Func<IReadOnlyList<int>> backends)
    {
        _backends = backends;
        _listener.Start(backlog: 512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public RelayMode Mode
    {
        get => _mode;
        set
        {
            _mode = value;
            if (value == RelayMode.Cut)
            {
                CloseAll();
            }
        }
    }

    /// <summary>Closes what is open; new connections are made as before.</summary>
    public void CloseAll()
    {
        foreach (var socket in _open.Keys)
        {
            Close(socket);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        CloseAll();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_ending.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        _open.TryAdd(client, 0);
        var backend = _mode == RelayMode.Cut ? null : await ConnectAsync();
        if (backend is not null)
        {
            _open.TryAdd(backend, 0);
            await Task.WhenAll(PumpAsync(client, backend), PumpAsync(backend, client));
            Close(backend);
        }

        Close(client);
    }

    // The next that takes it: a Service's endpoints are those that are ready, and one that is gone is soon none of them.
    private async Task<Socket?> ConnectAsync()
    {
        var ports = _backends();
        for (var i = 0; i < ports.Count; i++)
        {
            var turn = (int)((uint)Interlocked.Increment(ref _turn) % ports.Count);
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ports[turn], _ending.Token);
                return socket;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, SocketFlags.None, _ending.Token)) > 0)
            {
                while (_mode == RelayMode.Hang)
                {
                    await Task.Delay(HangInterval, _ending.Token);
                }

                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), SocketFlags.None, _ending.Token);
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Close(from);
            Close(to);
        }
    }

    private void Close(Socket socket)
    {
        if (_open.TryRemove(socket, out _))
        {
            socket.Dispose();
        }
    }
}
