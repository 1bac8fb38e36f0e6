using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary><c>timestamp(x)</c> and <c>duration(x)</c>, and the bounds of both.</summary>
public static class TimeConversion
{
    private const int NanosecondsPerSecond = 1_000_000_000;

    /// <summary>From RFC 3339, or from seconds since 1970-01-01T00:00:00Z.</summary>
    public static Value ToTimestamp(Value value) => value.Kind switch
    {
        ValueKind.Timestamp => value,
        ValueKind.Int => Timestamp(value.AsInt, 0),
        ValueKind.String => TimestampText.TryParse(value.AsText, out var seconds, out var nanoseconds)
            ? Timestamp(seconds, nanoseconds)
            : ValueErrors.Conversion(value, CelType.Timestamp),
        _ => ValueErrors.Conversion(value, CelType.Timestamp),
    };

    /// <summary>From Go's form (<c>1h30m</c>), or from nanoseconds.</summary>
    public static Value ToDuration(Value value) => value.Kind switch
    {
        ValueKind.Duration => value,
        ValueKind.Int => Value.OfNanoseconds(value.AsInt),
        ValueKind.String => DurationText.TryParse(value.AsText, out var nanoseconds)
            ? Value.OfNanoseconds(nanoseconds)
            : ValueErrors.Conversion(value, CelType.Duration),
        _ => ValueErrors.Conversion(value, CelType.Duration),
    };

    /// <summary>A point in time, or the error <c>timestamp overflow</c>.</summary>
    /// <param name="seconds">Since 1970-01-01T00:00:00Z.</param>
    /// <param name="nanoseconds">From 0 to 999,999,999.</param>
    public static Value Timestamp(long seconds, int nanoseconds) =>
        seconds is < TimestampObject.MinSeconds or > TimestampObject.MaxSeconds
            ? Value.Of(ValueErrors.TimestampOverflow)
            : Value.Of(new TimestampObject(seconds, nanoseconds));

    internal static Value Add(TimestampObject timestamp, long nanoseconds)
    {
        var total = (long)timestamp.Nanoseconds + (nanoseconds % NanosecondsPerSecond);
        var seconds = timestamp.Seconds + (nanoseconds / NanosecondsPerSecond) + Math.DivRem(total, NanosecondsPerSecond, out var rest);
        return rest < 0 ? Timestamp(seconds - 1, (int)rest + NanosecondsPerSecond) : Timestamp(seconds, (int)rest);
    }

    internal static Value Difference(TimestampObject a, TimestampObject b)
    {
        var total = ((Int128)(a.Seconds - b.Seconds) * NanosecondsPerSecond) + (a.Nanoseconds - b.Nanoseconds);
        return total == (long)total ? Value.OfNanoseconds((long)total) : Value.Of(ValueErrors.DurationOverflow);
    }
}
