namespace Caveat.Webhook.Observing.Events;

/// <summary>Lets through so many at once, and after that so many in a time. For one thread.</summary>
internal sealed class TokenBucket
{
    private readonly double _capacity;
    private readonly TimeSpan _refill;
    private readonly TimeProvider _clock;
    private double _tokens;
    private long _counted;

    /// <param name="capacity">At once.</param>
    /// <param name="refill">Between two after that.</param>
    /// <param name="clock">Measures it.</param>
    public TokenBucket(int capacity, TimeSpan refill, TimeProvider clock)
    {
        _capacity = capacity;
        _refill = refill;
        _clock = clock;
        _tokens = capacity;
        _counted = clock.GetTimestamp();
    }

    /// <summary>Whether it holds as many as it can: who has such a bucket has asked for nothing for long.</summary>
    public bool IsFull => Tokens() >= _capacity;

    public bool TryTake()
    {
        _tokens = Tokens();
        _counted = _clock.GetTimestamp();
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }

    private double Tokens() => Math.Min(_capacity, _tokens + (_clock.GetElapsedTime(_counted) / _refill));
}
