using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Probing;

/// <summary>
/// Finds ports of 127.0.0.1 that nobody listens on at the moment, each once: not a second time in this process, nor in another that asks here while this one runs. A stranger may still be faster
/// than the server that a port is for: a start tries again then.
/// </summary>
public static class LoopbackPorts
{
    // Below Linux' range for outgoing connections (32768 and up): those take ports away while a server is down for a restart, and a client
    // that connects to a closed port of that range may even meet itself.
    private const int First = 20_000;
    private const int AfterLast = 32_000;

    // Never closed: they end with the process.
    private static readonly ConcurrentBag<Socket> Claims = [];

    internal static PortSet Take() => new(TakeOne(), TakeOne(), TakeOne());

    /// <summary>One that is free now.</summary>
    public static int TakeOne()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (IsFree(port) && Claim(port))
            {
                return port;
            }
        }
    }

    // By a name that the kernel gives to one process only, and takes back at its end. Where there are no such names (they are Linux' own), chance has to do.
    private static bool Claim(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var claim = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            claim.Bind(new UnixDomainSocketEndPoint($"\0caveat-port-{port}"));
            Claims.Add(claim);
            return true;
        }
        catch (SocketException e)
        {
            claim.Dispose();
            return e.SocketErrorCode != SocketError.AddressAlreadyInUse;
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
