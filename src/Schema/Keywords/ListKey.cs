using System.Text;
using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>What tells the elements of a list apart: the whole element, or some of its fields, with the defaults of those that are absent. Immutable.</summary>
internal sealed class ListKey
{
    private readonly byte[][] _fields;
    private readonly JsonLiteral?[] _defaults;

    public ListKey(IReadOnlyList<string> fields, JsonLiteral?[] defaults)
    {
        Fields = fields;
        _defaults = defaults;
        _fields = new byte[fields.Count][];
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i] = Encoding.UTF8.GetBytes(fields[i]);
        }
    }

    /// <summary>The key that is the whole element.</summary>
    public static ListKey Whole { get; } = new([], []);

    public IReadOnlyList<string> Fields { get; }

    public int HashOf(JsonValue element)
    {
        if (_fields.Length == 0)
        {
            return ItemHash.Of(element);
        }

        var hash = default(HashCode);
        for (var i = 0; i < _fields.Length; i++)
        {
            hash.Add(ItemHash.Of(FieldOf(element, i)));
        }

        return hash.ToHashCode();
    }

    public bool AreEqual(JsonValue left, JsonValue right)
    {
        if (_fields.Length == 0)
        {
            return left.SemanticEquals(right);
        }

        for (var i = 0; i < _fields.Length; i++)
        {
            if (!FieldOf(left, i).SemanticEquals(FieldOf(right, i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As <c>name=plain, port=9092</c>.</summary>
    public string Show(JsonValue element)
    {
        var parts = new string[_fields.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = $"{Fields[i]}={SchemaMessages.Show(FieldOf(element, i))}";
        }

        return string.Join(", ", parts);
    }

    private JsonValue FieldOf(JsonValue element, int field)
    {
        var value = element.Property(_fields[field]);
        return value.Exists || _defaults[field] is not { } literal ? value : literal.Value;
    }
}
