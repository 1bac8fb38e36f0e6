using Caveat.Webhook.Observing.Events;

namespace Caveat.Webhook.Tests.Observing;

public sealed class TokenBucketTests
{
    [Fact]
    public void LetsThroughABurstAndThenOneInATime()
    {
        var clock = new HandClock();
        var bucket = new TokenBucket(2, TimeSpan.FromSeconds(10), clock);
        Assert.Equal([true, true, false], [bucket.TryTake(), bucket.TryTake(), bucket.TryTake()]);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(bucket.TryTake());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], [bucket.TryTake(), bucket.TryTake()]);
    }

    [Fact]
    public void HoldsNoMoreThanABurst()
    {
        var clock = new HandClock();
        var bucket = new TokenBucket(2, TimeSpan.FromSeconds(10), clock);
        Assert.True(bucket.TryTake());
        Assert.False(bucket.IsFull);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(bucket.IsFull);
        Assert.Equal([true, true, false], [bucket.TryTake(), bucket.TryTake(), bucket.TryTake()]);
    }
}
