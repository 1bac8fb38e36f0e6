namespace Caveat.Webhook.Tests;

/// <summary>The system's clock of some time ago.</summary>
internal sealed class EarlierClock(TimeSpan before) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - before;
}
