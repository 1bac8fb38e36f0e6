namespace Caveat.Cluster.Listing;

/// <summary>How long a server that can't answer is asked again.</summary>
internal sealed class Retries
{
    private readonly ListBounds _bounds;
    private readonly TimeProvider _clock;
    private long _answered;
    private TimeSpan _pause;

    public Retries(ListBounds bounds, TimeProvider clock)
    {
        _bounds = bounds;
        _clock = clock;
        _answered = clock.GetTimestamp();
        _pause = bounds.FirstPause;
    }

    /// <summary>Since the server last answered.</summary>
    public TimeSpan Waited => _clock.GetElapsedTime(_answered);

    /// <summary>The server did.</summary>
    public void Answered()
    {
        _answered = _clock.GetTimestamp();
        _pause = _bounds.FirstPause;
    }

    /// <summary>Waits before the next question; false, at once, when there should be none.</summary>
    /// <param name="wanted">What the server asks for; zero when it doesn't.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<bool> PauseAsync(TimeSpan wanted, CancellationToken cancellation)
    {
        if (Waited > _bounds.Patience)
        {
            return false;
        }

        await Task.Delay(Min(wanted > _pause ? wanted : _pause, _bounds.LongestPause), _clock, cancellation);
        _pause = Min(_pause * 2, _bounds.LongestPause);
        return true;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
