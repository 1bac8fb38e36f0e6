using System.Net;
using System.Net.Sockets;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Probing;

/// <summary>Finds ports of 127.0.0.1 that nobody listens on at the moment. Another process may be faster: a start tries again then.</summary>
public static class LoopbackPorts
{
    // Below Linux' range for outgoing connections (32768 and up): those take ports away while a server is down for a restart, and a client
    // that connects to a closed port of that range may even meet itself.
    private const int First = 20_000;
    private const int AfterLast = 32_000;

    internal static PortSet Take()
    {
        var api = Free([]);
        var client = Free([api]);
        return new PortSet(api, client, Free([api, client]));
    }

    /// <summary>One that is free now.</summary>
    public static int TakeOne() => Free([]);

    private static int Free(int[] taken)
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (Array.IndexOf(taken, port) < 0 && IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
