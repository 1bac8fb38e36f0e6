namespace Caveat.Cel.Values;

/// <summary>Hashes that agree with <see cref="ValueEquality"/>: an int, a uint and a double of the same worth have the same hash.</summary>
public static class ValueHash
{
    /// <summary>The hash of a null, bool, number, string, bytes, duration, timestamp or type; values of other kinds all have one hash of their kind.</summary>
    public static int Of(in Value value) => value.Kind switch
    {
        ValueKind.Bool or ValueKind.Duration => OfBits(value.Bits),
        ValueKind.Int => OfNumber(value.AsInt),
        ValueKind.Uint => OfNumber(value.AsUint),
        ValueKind.Double => OfNumber(value.AsDouble),
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

    // An integer equals the doubles that it is rounded to, so it hashes as one. Zero has two signs and one hash.
    private static int OfNumber(double worth) => OfBits(BitConverter.DoubleToInt64Bits(worth == 0 ? 0 : worth));
}
