namespace Caveat.Webhook.Tests;

/// <summary>The system's clock, whose timers of one length wait for the test instead of the time.</summary>
internal sealed class DrainClock(TimeSpan held) : TimeProvider, IAsyncDisposable
{
    private readonly List<(TimerCallback Callback, object? State)> _waiting = [];
    private readonly Lock _lock = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != held)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        lock (_lock)
        {
            _waiting.Add((callback, state));
        }

        return base.CreateTimer(static _ => { }, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing waits any more: a test that fails must not.</summary>
    public ValueTask DisposeAsync()
    {
        Pass();
        return ValueTask.CompletedTask;
    }

    /// <summary>What waits is over.</summary>
    public void Pass()
    {
        lock (_lock)
        {
            foreach (var (callback, state) in _waiting)
            {
                callback(state);
            }

            _waiting.Clear();
        }
    }
}
