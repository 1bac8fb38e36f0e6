namespace Caveat.Webhook.Tests;

/// <summary>The system's clock, until it is broken: a stand-in for a bug in the middle of a review.</summary>
internal sealed class BreakableClock : TimeProvider
{
    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("the clock is broken") : base.GetUtcNow();
}
