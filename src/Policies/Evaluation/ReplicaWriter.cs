using System.Text.Json;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>Writes an object with one number set; absent parents are made.</summary>
internal sealed class ReplicaWriter(Utf8JsonWriter writer, FieldPath path, long replicas)
{
    /// <summary>Recursion is as deep as the path.</summary>
    public void Write(JsonValue value, int depth)
    {
        if (depth == path.Length)
        {
            writer.WriteNumberValue(replicas);
            return;
        }

        var name = path.Segments[depth].Utf8;
        writer.WriteStartObject();
        foreach (var property in value.Properties)
        {
            if (!property.NameUtf8.SequenceEqual(name))
            {
                writer.WritePropertyName(property.NameUtf8);
                property.Value.WriteTo(writer);
            }
        }

        writer.WritePropertyName(name);
        Write(value.Property(name), depth + 1);
        writer.WriteEndObject();
    }
}
