using Caveat.Cel.Values;

namespace Caveat.Cel.Bench;

/// <summary>A map as a document has it: a few fields in order, found by comparing names.</summary>
internal sealed class DocumentMap(Field[] fields) : MapObject
{
    public override int Count(long bits) => fields.Length;

    public override bool TryGet(long bits, in Value key, out Value value)
    {
        value = default;
        return key.Kind == ValueKind.String && TryGet(key.AsUtf8, out value);
    }

    public override bool TryGetField(long bits, FieldName name, out Value value) => TryGet(name.Utf8, out value);

    public override void EntryAt(long bits, int index, out Value key, out Value value) =>
        (key, value) = (fields[index].Name.Value, fields[index].Value);

    private bool TryGet(ReadOnlySpan<byte> name, out Value value)
    {
        foreach (ref readonly var field in fields.AsSpan())
        {
            if (field.Name.Utf8.SequenceEqual(name))
            {
                value = field.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
