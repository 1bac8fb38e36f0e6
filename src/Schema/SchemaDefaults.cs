using Caveat.Json;

namespace Caveat.Schema;

/// <summary>Lists the defaults of a schema. Properties, elements and map values nest as deep as the schema was read.</summary>
internal static class SchemaDefaults
{
    public static IReadOnlyList<SchemaDefault> In(SchemaNode root)
    {
        var found = new List<SchemaDefault>();
        Collect(root, PlacePattern.Root, found);
        return found;
    }

    private static void Collect(SchemaNode node, PlacePattern place, List<SchemaDefault> found)
    {
        if (node.Default is { } value)
        {
            found.Add(new SchemaDefault(place, value));
        }

        foreach (var name in node.PropertyNames)
        {
            Collect(node.Property(name)!, place.Append(PathSegment.Of(name)), found);
        }

        if (node.Items is { } items)
        {
            Collect(items, place.Append(null), found);
        }

        if (node.AdditionalProperties is { } values)
        {
            Collect(values, place.Append(null), found);
        }
    }
}
