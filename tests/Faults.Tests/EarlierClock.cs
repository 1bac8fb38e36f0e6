namespace Caveat.Faults.Tests;

/// <summary>The system's clock, some days ago.</summary>
internal sealed class EarlierClock(double days) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - TimeSpan.FromDays(days);
}
