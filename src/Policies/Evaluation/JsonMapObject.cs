using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation;

/// <summary>The objects of a JSON text.</summary>
internal sealed class JsonMapObject(JsonSource source) : MapObject
{
    public override int Count(long bits) => source.At(bits).Count;

    public override bool TryGet(long bits, in Value key, out Value value)
    {
        value = key.Kind == ValueKind.String ? source.ValueOf(source.At(bits).Property(key.AsUtf8)) : default;
        return value.Kind != ValueKind.Absent;
    }

    public override bool TryGetField(long bits, FieldName name, out Value value)
    {
        value = source.ValueOf(source.At(bits).Property(name.Utf8));
        return value.Kind != ValueKind.Absent;
    }

    public override void EntryAt(long bits, int index, out Value key, out Value value)
    {
        var property = source.At(bits).PropertyAt(index);
        key = source.ValueOf(property.NameValue);
        value = source.ValueOf(property.Value);
    }
}
