using Caveat.Cel.Values;

namespace Caveat.Policies.Native.Compilation;

/// <summary>The value of <c>Object.spec{…}</c> or <c>JSONPatch{…}</c>: fields in the order in which they are written.</summary>
internal sealed class InitializerObject : MapObject
{
    private readonly string[] _names;
    private readonly Value[] _values;

    public InitializerObject(string typeName, ReadOnlySpan<string> names, ReadOnlySpan<Value> values)
    {
        TypeName = typeName;
        _names = names.ToArray();
        _values = values.ToArray();
    }

    /// <summary>As the expression writes it.</summary>
    public string TypeName { get; }

    /// <summary>The value of a field; absent when it is not set.</summary>
    public Value Field(string name)
    {
        var index = Array.IndexOf(_names, name);
        return index < 0 ? default : _values[index];
    }

    public string NameAt(int index) => _names[index];

    public Value ValueAt(int index) => _values[index];

    public override int Count(long bits) => _names.Length;

    public override bool TryGet(long bits, in Value key, out Value value)
    {
        value = key.Kind == ValueKind.String ? Field(key.AsText) : default;
        return value.Kind != ValueKind.Absent;
    }

    public override bool TryGetField(long bits, FieldName name, out Value value)
    {
        value = Field(name.Text);
        return value.Kind != ValueKind.Absent;
    }

    public override void EntryAt(long bits, int index, out Value key, out Value value) => (key, value) = (Value.Of(_names[index]), _values[index]);
}
