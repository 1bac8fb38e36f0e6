namespace Caveat.Cel.Values;

/// <summary>A source of maps and of objects with fields.</summary>
public abstract class MapObject : ValueObject
{
    /// <summary>For derived sources of maps.</summary>
    protected MapObject() : base(ValueKind.Map)
    {
    }

    /// <summary>Number of entries.</summary>
    public abstract int Count(long bits);

    /// <summary>Looks a key up as CEL compares keys: an int, a uint and a double of the same worth are the same key.</summary>
    public abstract bool TryGet(long bits, in Value key, out Value value);

    /// <summary>Looks a key up that was known when the expression was planned.</summary>
    public abstract bool TryGetField(long bits, FieldName name, out Value value);

    /// <summary>The entry at an index from 0 below <see cref="Count"/>, in an order that stays the same.</summary>
    public abstract void EntryAt(long bits, int index, out Value key, out Value value);
}
