using System.Text;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>Fields to be set, as a tree: what lies below an absent field is written with it in one operation.</summary>
internal sealed class PatchNode
{
    private readonly SortedDictionary<string, PatchNode> _children = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> _value;

    /// <summary>Sets a field. Who calls has made sure that no other field lies on its way.</summary>
    public void Set(FieldPath field, ReadOnlyMemory<byte> json)
    {
        var node = this;
        foreach (ref readonly var segment in field.Segments)
        {
            if (!node._children.TryGetValue(segment.Name!, out var child))
            {
                child = new PatchNode();
                node._children.Add(segment.Name!, child);
            }

            node = child;
        }

        node._value = json;
    }

    /// <summary>Writes the operations that bring an object to have these fields, sorted by path: the smallest number of them.</summary>
    public void WriteOperations(Utf8JsonWriter writer, JsonPointer at, JsonValue subject)
    {
        if (subject.Exists && _value.IsEmpty)
        {
            foreach (var (name, child) in _children)
            {
                child.WriteOperations(writer, at.Append(name), subject.Property(name));
            }

            return;
        }

        writer.WriteStartObject();
        writer.WriteString("op"u8, subject.Exists ? "replace"u8 : "add"u8);
        writer.WriteString("path"u8, at.ToString());
        writer.WritePropertyName("value"u8);
        WriteMerged(writer, default);
        writer.WriteEndObject();
    }

    /// <summary>Writes an object as it will be. Recursion is as deep as the fields' paths.</summary>
    public void WriteMerged(Utf8JsonWriter writer, JsonValue subject)
    {
        if (!_value.IsEmpty)
        {
            writer.WriteRawValue(_value.Span, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in subject.Properties)
        {
            writer.WritePropertyName(property.NameUtf8);
            WriteProperty(writer, property);
        }

        foreach (var (name, child) in _children)
        {
            if (!subject.Property(name).Exists)
            {
                writer.WritePropertyName(Encoding.UTF8.GetBytes(name));
                child.WriteMerged(writer, default);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteProperty(Utf8JsonWriter writer, Caveat.Json.JsonProperty property)
    {
        if (_children.TryGetValue(property.Name, out var child))
        {
            child.WriteMerged(writer, property.Value);
        }
        else
        {
            property.Value.WriteTo(writer);
        }
    }
}
