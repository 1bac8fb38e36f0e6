using Microsoft.AspNetCore.Connections;

namespace Caveat.Webhook.Hosting;

/// <summary>
/// Ends connections of clients that speak no protocol of TLS that is served, as any failed handshake ends. SslStream says of them that it lacks a private key, and Kestrel, which knows nothing of that, would log each with a stack
/// trace: whoever reaches the port could fill the log.
/// </summary>
internal static class OldProtocols
{
    public static async Task EndAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            await next(connection);
        }
        catch (NotSupportedException)
        {
            connection.Abort();
        }
    }
}
