namespace Caveat.Cel.Values;

/// <summary>Hashes that agree with <see cref="ValueEquality"/>: an int, a uint and a double of the same worth have the same hash.</summary>
public static class ValueHash
{
    private const long TwoTo53 = 9_007_199_254_740_992;

    /// <summary>The hash of a null, bool, number, string, bytes, duration, timestamp or type; values of other kinds all have one hash of their kind.</summary>
    public static int Of(in Value value) => value.Kind switch
    {
        ValueKind.Bool or ValueKind.Duration => OfBits(value.Bits),
        ValueKind.Int => OfBits(NumberBits(value.AsInt)),
        ValueKind.Uint => OfBits(NumberBits(value.AsUint)),
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

    // Up to 2^53 a whole number has its own bits, whatever its type; beyond, where doubles decide what is equal, those of its double.
    private static long NumberBits(long worth) => worth is >= -TwoTo53 and <= TwoTo53 ? worth : BitConverter.DoubleToInt64Bits(worth);

    private static long NumberBits(ulong worth) => worth <= TwoTo53 ? (long)worth : BitConverter.DoubleToInt64Bits(worth);

    private static long NumberBits(double worth) =>
        worth is >= -TwoTo53 and <= TwoTo53 && worth == Math.Floor(worth) ? (long)worth : BitConverter.DoubleToInt64Bits(worth);
}
