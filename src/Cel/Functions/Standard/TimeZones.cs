using System.Globalization;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Time zones by name, from the system's tz database, and by offset.</summary>
internal static class TimeZones
{
    /// <summary>The zone without an offset.</summary>
    public static readonly Value Utc = Value.Of("UTC");

    // Longer names are in no database; a name is looked up among files.
    private const int MaxNameLength = 64;
    private const int MinutesPerHour = 60;

    /// <summary>The clock in a zone at a point in time; false when there is no such zone, or no tz database.</summary>
    public static bool TryLocal(TimestampObject timestamp, string zone, out DateTime local)
    {
        var utc = DateTime.UnixEpoch.AddTicks(timestamp.Seconds * TimeSpan.TicksPerSecond);
        if (zone is "UTC" or "")
        {
            local = utc;
            return true;
        }

        if (!TryOffset(zone, utc, out var offset))
        {
            local = default;
            return false;
        }

        // In the first and the last hours of the range the clock may show a year that .NET has no date for.
        var ticks = Math.Clamp(utc.Ticks + offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        local = new DateTime(ticks, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryOffset(string zone, DateTime utc, out TimeSpan offset)
    {
        var colon = zone.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? TryParse(zone.AsSpan(), colon, out offset) : TryNamed(zone, utc, out offset);
    }

    private static bool TryParse(ReadOnlySpan<char> zone, int colon, out TimeSpan offset)
    {
        const NumberStyles Signed = NumberStyles.AllowLeadingSign;
        offset = default;
        if (!int.TryParse(zone[..colon], Signed, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(zone[(colon + 1)..], Signed, CultureInfo.InvariantCulture, out var minutes)
            || hours is < -24 or > 24
            || minutes is < -MinutesPerHour or > MinutesPerHour)
        {
            return false;
        }

        offset = TimeSpan.FromMinutes((hours * MinutesPerHour) + (zone[0] == '-' ? -minutes : minutes));
        return true;
    }

    private static bool TryNamed(string zone, DateTime utc, out TimeSpan offset)
    {
        offset = default;
        if (zone.Length > MaxNameLength || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info))
        {
            return false;
        }

        offset = info.GetUtcOffset(utc);
        return true;
    }
}
