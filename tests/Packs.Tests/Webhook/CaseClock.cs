namespace Caveat.Packs.Tests.Webhook;

/// <summary>Stands at the time of a case; its timers run.</summary>
internal sealed class CaseClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
