using System.Collections.Concurrent;
using Caveat.Policies;
using Caveat.Text;
using Caveat.Webhook.Reviews;

namespace Caveat.Webhook.Observing;

/// <summary>
/// What the log is told of requests that get no review. Whoever reaches the port can send bad ones, so those of one reason, of which there are few, are one line a window, with the message of the first.
/// </summary>
internal sealed class RequestLog(ILogger<RequestLog> log, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int Code, string Reason), LogWindow> _windows = new();
    private readonly ConcurrentDictionary<(int Code, string Reason), string> _first = new();

    /// <summary>A bad one.</summary>
    public void Refuse(Refusal refusal)
    {
        var key = (refusal.Code, refusal.Reason);
        _first.TryAdd(key, refusal.Message);
        if (!_windows.TryGetValue(key, out var window))
        {
            window = _windows.GetOrAdd(key, new LogWindow(clock, count => Tell(key, count)));
        }

        window.Count();
    }

    /// <summary>A bug of ours.</summary>
    public void Break(Exception exception, ReviewPhase phase) => Log.Broken(log, exception, phase);

    private void Tell((int Code, string Reason) key, int count)
    {
        _first.TryRemove(key, out var message);
        Log.Refused(log, count, LogWindow.Length.TotalSeconds, key.Code, key.Reason, Excerpt.Of(message ?? "", LogLimits.MaxMessage));
    }
}
