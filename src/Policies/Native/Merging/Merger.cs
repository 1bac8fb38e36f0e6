using System.Text.Json;
using Caveat.Json;

namespace Caveat.Policies.Native.Merging;

/// <summary>Merges a patch into an object, as server-side apply does. The patch has been looked at by <see cref="MergeRules"/>.</summary>
internal sealed class Merger(Utf8JsonWriter writer)
{
    /// <summary>Writes the merged value. Recursion is as deep as the patch, which was written with a bound.</summary>
    /// <param name="live">What is there; absent where nothing is.</param>
    /// <param name="patch">What is to be there.</param>
    /// <param name="shape">How the two are merged.</param>
    public void Write(JsonValue live, JsonValue patch, MergeShape shape)
    {
        if (patch.Kind == JsonKind.Object && live.Kind == JsonKind.Object)
        {
            WriteObject(live, patch, shape);
        }
        else if (patch.Kind == JsonKind.Array && live.Kind == JsonKind.Array && shape.List != ListMerge.Atomic)
        {
            WriteList(new ListOrder(live, patch, shape), shape.Item);
        }
        else
        {
            patch.WriteTo(writer);
        }
    }

    private void WriteObject(JsonValue live, JsonValue patch, MergeShape shape)
    {
        writer.WriteStartObject();
        foreach (var property in live.Properties)
        {
            var change = patch.Property(property.NameUtf8);
            writer.WritePropertyName(property.NameUtf8);
            if (change.Exists)
            {
                Write(property.Value, change, shape.Field(property.Name) ?? UntypedShape.Instance);
            }
            else
            {
                property.Value.WriteTo(writer);
            }
        }

        foreach (var property in patch.Properties)
        {
            if (!live.Property(property.NameUtf8).Exists)
            {
                writer.WritePropertyName(property.NameUtf8);
                property.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteList(ListOrder order, MergeShape item)
    {
        writer.WriteStartArray();
        foreach (var (live, patch) in order.Pairs())
        {
            if (!patch.Exists)
            {
                live.WriteTo(writer);
            }
            else
            {
                Write(live, patch, item);
            }
        }

        writer.WriteEndArray();
    }
}
