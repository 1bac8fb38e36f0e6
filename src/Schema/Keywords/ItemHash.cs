using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Hashes of values that are equal for values that mean the same. Seeded anew in each process, so nobody can prepare a list whose elements collide.</summary>
internal static class ItemHash
{
    /// <summary>Recurses as deep as the text is, which its limits bound.</summary>
    public static int Of(JsonValue value)
    {
        var hash = default(HashCode);
        Add(ref hash, value);
        return hash.ToHashCode();
    }

    private static void Add(ref HashCode hash, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Integer or JsonKind.Float:
                hash.Add(value.AsFloat + 0.0);
                break;
            case JsonKind.String:
                hash.AddBytes(value.Utf8);
                break;
            case JsonKind.Array:
                AddElements(ref hash, value);
                break;
            case JsonKind.Object:
                hash.Add(OfProperties(value));
                break;
            default:
                hash.Add((int)value.Kind);
                break;
        }
    }

    private static void AddElements(ref HashCode hash, JsonValue value)
    {
        foreach (var element in value.Elements)
        {
            Add(ref hash, element);
        }
    }

    // In whatever order they stand.
    private static int OfProperties(JsonValue value)
    {
        var sum = 0;
        foreach (var property in value.Properties)
        {
            var hash = default(HashCode);
            hash.AddBytes(property.NameUtf8);
            Add(ref hash, property.Value);
            sum += hash.ToHashCode();
        }

        return sum;
    }
}
