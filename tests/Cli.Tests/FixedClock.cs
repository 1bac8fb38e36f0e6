namespace Caveat.Cli.Tests;

/// <summary>Always the same time of day; what waits, waits as ever.</summary>
internal sealed class FixedClock : TimeProvider
{
    public static readonly FixedClock Instance = new();

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
}
