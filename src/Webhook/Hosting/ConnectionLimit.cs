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
    /// <summary>What a line of the log sums up. Long enough that a flood of hours can be read, short enough that one sees it while it lasts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly string _listener;
    private readonly int _most;
    private readonly Counter.Child _closed;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private int _open;
    private int _untold;
    private System.Threading.ITimer? _window;

    /// <param name="listener">What the port is for: reviews or probes.</param>
    /// <param name="most">Connections that may be open.</param>
    /// <param name="closed">Counts those beyond.</param>
    /// <param name="log">Is told of those beyond.</param>
    /// <param name="clock">Ends the window.</param>
    public ConnectionLimit(string listener, int most, Counter.Child closed, ILogger<ConnectionLimit> log, TimeProvider clock)
    {
        _listener = listener;
        _most = most;
        _closed = closed;
        _log = log;
        _clock = clock;
    }

    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (!TryTake())
        {
            Count();
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

    private void Count()
    {
        _closed.Inc();
        if (Interlocked.Increment(ref _untold) == 1)
        {
            _window = _clock.CreateTimer(static limit => ((ConnectionLimit)limit!).Tell(), this, Window, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        _window?.Dispose();
        Log.ConnectionsClosed(_log, Interlocked.Exchange(ref _untold, 0), _listener, Window.TotalSeconds, _most);
    }
}
