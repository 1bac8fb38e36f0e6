namespace Caveat.Cel.Values;

/// <summary>
/// <c>==</c> of the language (CEL specification, equality): values of different types are unequal, except that numbers compare by worth; lists and maps
/// compare by content; NaN equals nothing. Lists and maps nested deeper than <see cref="ValueLimits.MaxNesting"/> are unequal.
/// </summary>
public static class ValueEquality
{
    /// <summary>Whether two values, neither of them an error, are equal.</summary>
    public static bool Equal(in Value a, in Value b) => Equal(a, b, 0);

    private static bool Equal(in Value a, in Value b, int depth)
    {
        var kind = a.Kind;
        if (kind != b.Kind)
        {
            return IsNumber(kind) && IsNumber(b.Kind) && ValueComparer.Compare(a, b) == ValueOrder.Equal;
        }

        return kind switch
        {
            ValueKind.Null or ValueKind.Absent => true,
            ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Duration => a.Bits == b.Bits,
            ValueKind.Double => a.AsDouble == b.AsDouble,
            ValueKind.String => a.AsUtf8.SequenceEqual(b.AsUtf8),
            ValueKind.List => depth < ValueLimits.MaxNesting && Lists(a, b, depth + 1),
            ValueKind.Map => depth < ValueLimits.MaxNesting && Maps(a, b, depth + 1),
            _ => Objects(a, b, depth + 1),
        };
    }

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Int or ValueKind.Uint or ValueKind.Double;

    private static bool Objects(in Value a, in Value b, int depth) => a.Kind switch
    {
        ValueKind.Bytes => a.As<BytesObject>().Bytes.Span.SequenceEqual(b.As<BytesObject>().Bytes.Span),
        ValueKind.Timestamp => ValueComparer.Compare(a, b) == ValueOrder.Equal,
        ValueKind.Type => a.As<TypeObject>().Type.Name == b.As<TypeObject>().Type.Name,
        ValueKind.Optional => depth < ValueLimits.MaxNesting && Equal(a.As<OptionalObject>().Inner, b.As<OptionalObject>().Inner, depth),
        ValueKind.Opaque => a.As<OpaqueObject>().EqualTo(b.As<OpaqueObject>()),
        _ => false,
    };

    private static bool Lists(in Value a, in Value b, int depth)
    {
        var (left, right) = (a.As<ListObject>(), b.As<ListObject>());
        var count = left.Count(a.Bits);
        if (count != right.Count(b.Bits))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!Equal(left.At(a.Bits, i), right.At(b.Bits, i), depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Maps(in Value a, in Value b, int depth)
    {
        var (left, right) = (a.As<MapObject>(), b.As<MapObject>());
        var count = left.Count(a.Bits);
        if (count != right.Count(b.Bits))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            left.EntryAt(a.Bits, i, out var key, out var value);
            if (!right.TryGet(b.Bits, key, out var other) || !Equal(value, other, depth))
            {
                return false;
            }
        }

        return true;
    }
}
