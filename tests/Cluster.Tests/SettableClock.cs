namespace Caveat.Cluster.Tests;

/// <summary>A clock on the wall that can be set, and beside it one that can only go on faster.</summary>
internal sealed class SettableClock : TimeProvider
{
    public TimeSpan WallShift { get; set; }

    public TimeSpan MonotonicShift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallShift;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(MonotonicShift.TotalSeconds * TimestampFrequency);
}
