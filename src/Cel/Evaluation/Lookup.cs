using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>Fields, keys and indices.</summary>
internal static class Lookup
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;

    /// <summary>The field, or absent; a value that can have no fields has none, or is an error.</summary>
    public static Value FieldIfPresent(in Value value, FieldName name, bool failsOnOthers)
    {
        if (value.Kind == ValueKind.Map && value.Unchecked<MapObject>().TryGetField(value.Bits, name, out var field))
        {
            return field;
        }

        return value.Kind switch
        {
            ValueKind.List => ValueErrors.InvalidIndex(name.Value),
            ValueKind.Map or ValueKind.Absent => default,
            _ => failsOnOthers ? ValueErrors.NoSuchKey(name.Text) : default,
        };
    }

    /// <summary>The entry or element, or absent; an error where the key can be none of such a value. A value that can have neither has none, or is an error.</summary>
    public static Value IfPresent(in Value value, in Value key, bool failsOnOthers) => value.Kind switch
    {
        ValueKind.Map => value.Unchecked<MapObject>().TryGet(value.Bits, key, out var entry) ? entry : default,
        ValueKind.List => TryIndex(key, out var index) ? Element(value, index) : ValueErrors.InvalidIndex(key),
        _ => failsOnOthers ? ValueErrors.NoSuchKey(key) : default,
    };

    /// <summary>The entry or element, or an error.</summary>
    public static Value Required(in Value value, in Value key)
    {
        var found = IfPresent(value, key, failsOnOthers: true);
        if (found.Kind != ValueKind.Absent)
        {
            return found;
        }

        return value.Kind == ValueKind.List ? ValueErrors.IndexOutOfBounds(key) : ValueErrors.NoSuchKey(key);
    }

    /// <summary>Absent becomes none, an error stays, another value becomes an optional of it.</summary>
    public static Value Wrap(in Value inner) => inner.Kind switch
    {
        ValueKind.Absent => Value.Of(OptionalObject.None),
        ValueKind.Error => inner,
        _ => Value.Of(OptionalObject.Of(inner)),
    };

    public static bool TryIndex(in Value key, out long index)
    {
        index = key.Kind == ValueKind.Double ? Whole(key.AsDouble) : key.AsInt;
        return key.Kind switch
        {
            ValueKind.Int => true,
            ValueKind.Uint => key.AsInt >= 0,
            ValueKind.Double => index == key.AsDouble,
            _ => false,
        };
    }

    private static long Whole(double worth) => worth is > -TwoTo63 and < TwoTo63 ? (long)worth : -1;

    private static Value Element(in Value value, long index)
    {
        var list = value.Unchecked<ListObject>();
        return index >= 0 && index < list.Count(value.Bits) ? list.At(value.Bits, (int)index) : default;
    }
}
