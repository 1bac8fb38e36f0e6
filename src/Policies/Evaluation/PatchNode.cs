using System.Globalization;
using System.Text;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>Fields to be set or taken away, as a tree: what lies below an absent field is written with it in one operation.</summary>
internal sealed class PatchNode
{
    private readonly SortedDictionary<string, PatchNode> _children = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, PatchNode> _items = [];
    private ReadOnlyMemory<byte>? _value;

    private bool IsRemoval => _value is { IsEmpty: true };

    /// <summary>Sets a field; empty JSON takes one away that is there. Who calls has made sure that no other field lies on its way, and that items on it are there.</summary>
    public void Set(FieldPath field, ReadOnlyMemory<byte> json)
    {
        var node = this;
        foreach (ref readonly var segment in field.Segments)
        {
            node = segment.IsName ? ChildOf(node._children, segment.Name!) : ChildOf(node._items, segment.Index);
        }

        node._value = json;
    }

    /// <summary>Writes the operations that bring an object to have these fields, sorted by path: the smallest number of them.</summary>
    public void WriteOperations(Utf8JsonWriter writer, JsonPointer at, JsonValue subject)
    {
        if (!subject.Exists || _value is not null)
        {
            WriteOperation(writer, at, subject);
            return;
        }

        foreach (var (name, child) in _children)
        {
            child.WriteOperations(writer, at.Append(name), subject.Property(name));
        }

        foreach (var (index, child) in _items)
        {
            child.WriteOperations(writer, at.Append(index.ToString(CultureInfo.InvariantCulture)), subject.At(index));
        }
    }

    /// <summary>Writes an object as it will be. Recursion is as deep as the fields' paths.</summary>
    public void WriteMerged(Utf8JsonWriter writer, JsonValue subject)
    {
        if (_value is { } value)
        {
            writer.WriteRawValue(value.Span, skipInputValidation: true);
        }
        else if (_items.Count > 0)
        {
            WriteElements(writer, subject);
        }
        else
        {
            WriteProperties(writer, subject);
        }
    }

    private void WriteOperation(Utf8JsonWriter writer, JsonPointer at, JsonValue subject)
    {
        writer.WriteStartObject();
        writer.WriteString("op"u8, IsRemoval ? "remove"u8 : subject.Exists ? "replace"u8 : "add"u8);
        writer.WriteString("path"u8, at.ToString());
        if (!IsRemoval)
        {
            writer.WritePropertyName("value"u8);
            WriteMerged(writer, default);
        }

        writer.WriteEndObject();
    }

    private void WriteProperties(Utf8JsonWriter writer, JsonValue subject)
    {
        writer.WriteStartObject();
        foreach (var property in subject.Properties)
        {
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
        if (!_children.TryGetValue(property.Name, out var child))
        {
            writer.WritePropertyName(property.NameUtf8);
            property.Value.WriteTo(writer);
        }
        else if (!child.IsRemoval)
        {
            writer.WritePropertyName(property.NameUtf8);
            child.WriteMerged(writer, property.Value);
        }
    }

    private void WriteElements(Utf8JsonWriter writer, JsonValue list)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var element in list.Elements)
        {
            if (_items.TryGetValue(index++, out var child))
            {
                child.WriteMerged(writer, element);
            }
            else
            {
                element.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
    }

    private static PatchNode ChildOf<T>(SortedDictionary<T, PatchNode> children, T step) where T : notnull
    {
        if (!children.TryGetValue(step, out var child))
        {
            child = new PatchNode();
            children.Add(step, child);
        }

        return child;
    }
}
