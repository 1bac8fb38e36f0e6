namespace Caveat.Cel.Values;

/// <summary>A point in time with nanoseconds, from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.</summary>
public sealed class TimestampObject : ValueObject
{
    /// <summary>First second of the range, since 1970-01-01T00:00:00Z.</summary>
    public const long MinSeconds = -62_135_596_800;

    /// <summary>Last second of the range, since 1970-01-01T00:00:00Z.</summary>
    public const long MaxSeconds = 253_402_300_799;

    /// <summary>A point in the range; who calls has checked it.</summary>
    /// <param name="seconds">Since 1970-01-01T00:00:00Z.</param>
    /// <param name="nanoseconds">From 0 to 999,999,999, also before 1970.</param>
    public TimestampObject(long seconds, int nanoseconds) : base(ValueKind.Timestamp)
    {
        Seconds = seconds;
        Nanoseconds = nanoseconds;
    }

    /// <summary>Since 1970-01-01T00:00:00Z.</summary>
    public long Seconds { get; }

    /// <summary>From 0 to 999,999,999.</summary>
    public int Nanoseconds { get; }
}
