namespace Caveat.Faults.Tests;

/// <summary>Waits for what must come, with a bound that only a hang reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it took.</summary>
    public static async Task<TimeSpan> HoldsAsync(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Bound, $"not within {Bound.TotalSeconds} s: {what}");
            await Task.Delay(PollInterval);
        }

        return TimeProvider.System.GetElapsedTime(started);
    }
}
