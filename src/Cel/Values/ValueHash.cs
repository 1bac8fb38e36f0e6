namespace Caveat.Cel.Values;

/// <summary>Hashes that agree with <see cref="ValueEquality"/>: an int, a uint and a double of the same worth have the same hash.</summary>
public static class ValueHash
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    /// <summary>The hash of a null, bool, number, string, bytes, duration, timestamp or type; values of other kinds all have one hash of their kind.</summary>
    public static int Of(in Value value) => value.Kind switch
    {
        ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Duration => OfBits(value.Bits),
        ValueKind.Double => OfBits(NumberBits(value.AsDouble)),
        ValueKind.String => OfBytes(value.AsUtf8),
        ValueKind.Bytes => OfBytes(value.As<BytesObject>().Bytes.Span),
        ValueKind.Timestamp => OfBits(value.As<TimestampObject>().Seconds),
        ValueKind.Type => string.GetHashCode(value.As<TypeObject>().Type.Name, StringComparison.Ordinal),
        var other => (int)other,
    };

    internal static int OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static int OfBits(long bits) => (int)bits ^ (int)(bits >> 32);

    // A whole double has the bits of the int or uint that it equals; the others can't equal one.
    private static long NumberBits(double worth)
    {
        if (worth == Math.Floor(worth) && worth >= -TwoTo63 && worth < TwoTo64)
        {
            return worth < TwoTo63 ? (long)worth : (long)(ulong)worth;
        }

        return BitConverter.DoubleToInt64Bits(worth);
    }
}
