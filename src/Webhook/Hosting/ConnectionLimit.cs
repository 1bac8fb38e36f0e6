using Caveat.Webhook.Observing;
using Microsoft.AspNetCore.Connections;
using Prometheus;

namespace Caveat.Webhook.Hosting;

/// <summary>
/// Lets so many connections of a port be open at once, and closes those beyond before a byte is read. Kestrel's own limit writes a line for each of them, so that a flood of connections is one of the log
/// too; here they are counted, and told of once a window.
/// </summary>
internal sealed class ConnectionLimit
{
    private readonly int _most;
    private readonly Counter.Child _closed;
    private readonly LogWindow _window;
    private int _open;

    /// <param name="listener">What the port is for: reviews or probes.</param>
    /// <param name="most">Connections that may be open.</param>
    /// <param name="closed">Counts those beyond.</param>
    /// <param name="log">Is told of those beyond.</param>
    /// <param name="clock">Ends the window.</param>
    public ConnectionLimit(string listener, int most, Counter.Child closed, ILogger<ConnectionLimit> log, TimeProvider clock)
    {
        _most = most;
        _closed = closed;
        _window = new LogWindow(clock, count => Log.ConnectionsClosed(log, count, listener, LogWindow.Length.TotalSeconds, most));
    }

    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (!TryTake())
        {
            _closed.Inc();
            _window.Count();
            await connection.DisposeAsync();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private bool TryTake()
    {
        var open = Volatile.Read(ref _open);
        while (open < _most)
        {
            var seen = Interlocked.CompareExchange(ref _open, open + 1, open);
            if (seen == open)
            {
                return true;
            }

            open = seen;
        }

        return false;
    }
}
