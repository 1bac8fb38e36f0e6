using System.Text.Json;

namespace Caveat.Json;

/// <summary>A value that may be changed: taken apart, one level, when a part of it is asked for.</summary>
internal sealed class JsonDraftNode
{
    private JsonValue _value;
    private OrderedDictionary<string, JsonDraftNode>? _properties;
    private List<JsonDraftNode>? _elements;

    public JsonDraftNode(JsonValue value) => _value = value;

    private JsonDraftNode(OrderedDictionary<string, JsonDraftNode>? properties, List<JsonDraftNode>? elements)
    {
        _properties = properties;
        _elements = elements;
    }

    public JsonKind Kind => _properties is not null ? JsonKind.Object : _elements is not null ? JsonKind.Array : _value.Kind;

    /// <summary>The properties; of an object only.</summary>
    public OrderedDictionary<string, JsonDraftNode> Properties => _properties ??= TakeProperties();

    /// <summary>The elements; of an array only.</summary>
    public List<JsonDraftNode> Elements => _elements ??= TakeElements();

    public static JsonDraftNode NewObject() => new(new OrderedDictionary<string, JsonDraftNode>(StringComparer.Ordinal), null);

    /// <summary>What a token leads to; null when it leads nowhere.</summary>
    public JsonDraftNode? Child(string token)
    {
        if (Kind == JsonKind.Object)
        {
            return Properties.GetValueOrDefault(token);
        }

        var index = Kind == JsonKind.Array ? JsonPointer.IndexOf(token) : -1;
        return index >= 0 && index < Elements.Count ? Elements[index] : null;
    }

    /// <summary>The step of a path; null when it leads nowhere.</summary>
    public JsonDraftNode? Child(in PathSegment segment)
    {
        if (segment.IsName)
        {
            return Kind == JsonKind.Object ? Properties.GetValueOrDefault(segment.Name!) : null;
        }

        return Kind == JsonKind.Array && segment.Index < Elements.Count ? Elements[segment.Index] : null;
    }

    /// <summary>A copy that changes by itself; what it takes is counted, and null is the answer when that is more than is left.</summary>
    public JsonDraftNode? Clone(ref long bytesLeft)
    {
        bytesLeft -= 1 + _value.Raw.Length;
        if (bytesLeft < 0)
        {
            return null;
        }

        return _properties is not null ? CloneProperties(ref bytesLeft) : _elements is not null ? CloneElements(ref bytesLeft) : new JsonDraftNode(_value);
    }

    /// <summary>Makes an empty object of a null or of nothing; leaves an object as it is.</summary>
    public void BecomeObject()
    {
        if (Kind is JsonKind.Null or JsonKind.Absent)
        {
            _value = default;
            _properties = new OrderedDictionary<string, JsonDraftNode>(StringComparer.Ordinal);
        }
    }

    /// <summary>Whether arrays and objects lie deeper in one another. What was not taken apart is as deep as texts may be.</summary>
    public bool IsDeeperThan(int depth)
    {
        if (depth < 0)
        {
            return true;
        }

        foreach (var child in (IEnumerable<JsonDraftNode>?)_properties?.Values ?? _elements ?? [])
        {
            if (child.IsDeeperThan(depth - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="JsonValue.SemanticEquals"/>.</summary>
    public bool SemanticEquals(JsonValue other)
    {
        if (_properties is not null)
        {
            return other.Kind == JsonKind.Object && other.Count == _properties.Count && HasSameProperties(other);
        }

        return _elements is not null ? HasSameElements(other) : _value.SemanticEquals(other);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_properties is not null)
        {
            WriteProperties(writer);
        }
        else if (_elements is not null)
        {
            WriteElements(writer);
        }
        else
        {
            _value.WriteTo(writer);
        }
    }

    private bool HasSameProperties(JsonValue other)
    {
        foreach (var (name, value) in _properties!)
        {
            if (!value.SemanticEquals(other.Property(name)))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasSameElements(JsonValue other)
    {
        if (other.Kind != JsonKind.Array || other.Count != _elements!.Count)
        {
            return false;
        }

        for (var i = 0; i < _elements.Count; i++)
        {
            if (!_elements[i].SemanticEquals(other.At(i)))
            {
                return false;
            }
        }

        return true;
    }

    private JsonDraftNode? CloneProperties(ref long bytesLeft)
    {
        var copy = new OrderedDictionary<string, JsonDraftNode>(_properties!.Count, StringComparer.Ordinal);
        foreach (var (name, value) in _properties)
        {
            if (value.Clone(ref bytesLeft) is not { } copied)
            {
                return null;
            }

            copy.Add(name, copied);
        }

        return new JsonDraftNode(copy, null);
    }

    private JsonDraftNode? CloneElements(ref long bytesLeft)
    {
        var copy = new List<JsonDraftNode>(_elements!.Count);
        foreach (var value in _elements)
        {
            if (value.Clone(ref bytesLeft) is not { } copied)
            {
                return null;
            }

            copy.Add(copied);
        }

        return new JsonDraftNode(null, copy);
    }

    private void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _properties!)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteElements(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var value in _elements!)
        {
            value.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private OrderedDictionary<string, JsonDraftNode> TakeProperties()
    {
        var taken = new OrderedDictionary<string, JsonDraftNode>(_value.Count, StringComparer.Ordinal);
        foreach (var property in _value.Properties)
        {
            taken.Add(property.Name, new JsonDraftNode(property.Value));
        }

        _value = default;
        return taken;
    }

    private List<JsonDraftNode> TakeElements()
    {
        var taken = new List<JsonDraftNode>(_value.Count);
        foreach (var element in _value.Elements)
        {
            taken.Add(new JsonDraftNode(element));
        }

        _value = default;
        return taken;
    }
}
