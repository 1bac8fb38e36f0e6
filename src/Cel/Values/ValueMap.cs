namespace Caveat.Cel.Values;

/// <summary>One map that an expression wrote or made; entries stay in the order in which they came.</summary>
public sealed class ValueMap : MapObject
{
    /// <summary>The map of no entries.</summary>
    public static readonly ValueMap Empty = new(0);

    private readonly Dictionary<Value, int> _places;
    private readonly List<KeyValuePair<Value, Value>> _entries;

    /// <summary>A map to be filled before anyone reads it.</summary>
    /// <param name="capacity">Number of entries that will come; may be wrong.</param>
    public ValueMap(int capacity)
    {
        _places = new Dictionary<Value, int>(capacity, ValueKeys.Instance);
        _entries = new List<KeyValuePair<Value, Value>>(capacity);
    }

    /// <summary>Whether the language lets a value of that kind be a key: bool, int, uint, string; a whole double is taken as the number that it is.</summary>
    public static bool IsKey(ValueKind kind) =>
        kind is ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.String or ValueKind.Double;

    /// <summary>Adds an entry; false when there is one of that key, which then stays.</summary>
    public bool TryAdd(in Value key, in Value value)
    {
        if (!_places.TryAdd(key, _entries.Count))
        {
            return false;
        }

        _entries.Add(new(key, value));
        return true;
    }

    /// <inheritdoc/>
    public override int Count(long bits) => _entries.Count;

    /// <inheritdoc/>
    public override bool TryGet(long bits, in Value key, out Value value)
    {
        if (_places.TryGetValue(key, out var place))
        {
            value = _entries[place].Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public override bool TryGetField(long bits, FieldName name, out Value value) => TryGet(bits, name.Value, out value);

    /// <inheritdoc/>
    public override void EntryAt(long bits, int index, out Value key, out Value value) => (key, value) = _entries[index];
}
