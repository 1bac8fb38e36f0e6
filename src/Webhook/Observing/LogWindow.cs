namespace Caveat.Webhook.Observing;

/// <summary>
/// Counts what strangers can bring about as often as they like, and tells of it once a window: a line for each would fill the log, and a log whose reader is slow stops who writes it. Safe for several
/// threads.
/// </summary>
/// <param name="clock">Ends the window.</param>
/// <param name="tell">Gets how many there were, at least one.</param>
internal sealed class LogWindow(TimeProvider clock, Action<int> tell)
{
    /// <summary>What a line of the log sums up. Long enough that a flood of hours can be read, short enough that one sees it while it lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private int _untold;
    private System.Threading.ITimer? _end;

    public void Count()
    {
        if (Interlocked.Increment(ref _untold) == 1)
        {
            _end = clock.CreateTimer(static window => ((LogWindow)window!).Tell(), this, Length, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        _end?.Dispose();
        tell(Interlocked.Exchange(ref _untold, 0));
    }
}
