namespace Caveat.Cel.Values;

/// <summary>Order of values (CEL specification, ordering operators): numbers across types, strings by code point, bytes, bools, timestamps, durations.</summary>
public static class ValueComparer
{
    /// <summary>How <paramref name="a"/> stands to <paramref name="b"/>; neither may be an error.</summary>
    public static ValueOrder Compare(in Value a, in Value b)
    {
        var kind = a.Kind;
        if (kind == b.Kind)
        {
            return SameKind(kind, a, b);
        }

        return (kind, b.Kind) switch
        {
            (ValueKind.Int, ValueKind.Uint) => NumberOrder.Of(a.AsInt, b.AsUint),
            (ValueKind.Uint, ValueKind.Int) => NumberOrder.Reverse(NumberOrder.Of(b.AsInt, a.AsUint)),
            (ValueKind.Int, ValueKind.Double) => NumberOrder.Of(a.AsInt, b.AsDouble),
            (ValueKind.Double, ValueKind.Int) => NumberOrder.Reverse(NumberOrder.Of(b.AsInt, a.AsDouble)),
            (ValueKind.Uint, ValueKind.Double) => NumberOrder.Of(a.AsUint, b.AsDouble),
            (ValueKind.Double, ValueKind.Uint) => NumberOrder.Reverse(NumberOrder.Of(b.AsUint, a.AsDouble)),
            _ => ValueOrder.NoOverload,
        };
    }

    private static ValueOrder SameKind(ValueKind kind, in Value a, in Value b) => kind switch
    {
        ValueKind.Int or ValueKind.Duration or ValueKind.Bool => NumberOrder.Of(a.AsInt, b.AsInt),
        ValueKind.Uint => NumberOrder.Of(a.AsUint, b.AsUint),
        ValueKind.Double => NumberOrder.Of(a.AsDouble, b.AsDouble),
        ValueKind.String => Sign(a.AsUtf8.SequenceCompareTo(b.AsUtf8)),
        ValueKind.Bytes => Sign(a.As<BytesObject>().Bytes.Span.SequenceCompareTo(b.As<BytesObject>().Bytes.Span)),
        ValueKind.Timestamp => Timestamps(a.As<TimestampObject>(), b.As<TimestampObject>()),
        _ => ValueOrder.NoOverload,
    };

    private static ValueOrder Sign(int order) => order < 0 ? ValueOrder.Less : order > 0 ? ValueOrder.Greater : ValueOrder.Equal;

    private static ValueOrder Timestamps(TimestampObject a, TimestampObject b) =>
        a.Seconds == b.Seconds ? NumberOrder.Of(a.Nanoseconds, (long)b.Nanoseconds) : NumberOrder.Of(a.Seconds, b.Seconds);
}
