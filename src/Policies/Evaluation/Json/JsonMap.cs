using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation.Json;

/// <summary>All objects of a text. Their keys are strings, so no other key is ever there.</summary>
internal sealed class JsonMap(JsonValues values) : MapObject
{
    /// <inheritdoc/>
    public override int Count(long bits) => values.At(bits).Count;

    /// <inheritdoc/>
    public override bool TryGet(long bits, in Value key, out Value value)
    {
        value = key.Kind == ValueKind.String ? values.Of(values.At(bits).Property(key.AsUtf8)) : default;
        return value.Kind != ValueKind.Absent;
    }

    /// <inheritdoc/>
    public override bool TryGetField(long bits, FieldName name, out Value value)
    {
        value = values.Of(values.At(bits).Property(name.Utf8));
        return value.Kind != ValueKind.Absent;
    }

    /// <inheritdoc/>
    public override void EntryAt(long bits, int index, out Value key, out Value value)
    {
        var property = values.At(bits).PropertyAt(index);
        key = values.Of(property.NameValue);
        value = values.Of(property.Value);
    }
}
