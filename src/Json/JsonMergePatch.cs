using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Json;

/// <summary>JSON Merge Patch (RFC 7396). Recurses as deep as the texts are, which their limits bound.</summary>
public static class JsonMergePatch
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonLimits.HardMaxDepth + 1,
        SkipValidation = true,
    };

    /// <summary>Writes what a patch makes of a value: its properties in their order, new ones behind them.</summary>
    /// <param name="target">May be absent.</param>
    /// <param name="patch">A value that exists.</param>
    /// <param name="output">Takes UTF-8.</param>
    public static void Apply(JsonValue target, JsonValue patch, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        Merge(writer, target, patch);
    }

    /// <summary>Writes the smallest patch that makes one object of another; <c>{}</c> when they are equal. A property that becomes <c>null</c> can't be told from one that goes.</summary>
    /// <param name="from">The object that the patch is for.</param>
    /// <param name="to">What it makes of it.</param>
    /// <param name="output">Takes UTF-8.</param>
    public static void WriteBetween(JsonValue from, JsonValue to, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        WriteDifference(writer, from, to);
    }

    private static void Merge(Utf8JsonWriter writer, JsonValue target, JsonValue patch)
    {
        if (patch.Kind != JsonKind.Object)
        {
            patch.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in target.Properties)
        {
            MergeProperty(writer, property, patch.Property(property.NameUtf8));
        }

        foreach (var property in patch.Properties)
        {
            if (property.Value.Kind != JsonKind.Null && !target.Property(property.NameUtf8).Exists)
            {
                writer.WritePropertyName(property.NameUtf8);
                Merge(writer, default, property.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void MergeProperty(Utf8JsonWriter writer, in JsonProperty property, JsonValue patch)
    {
        if (patch.Kind == JsonKind.Null)
        {
            return;
        }

        writer.WritePropertyName(property.NameUtf8);
        if (patch.Exists)
        {
            Merge(writer, property.Value, patch);
        }
        else
        {
            property.Value.WriteTo(writer);
        }
    }

    private static void WriteDifference(Utf8JsonWriter writer, JsonValue from, JsonValue to)
    {
        if (from.Kind != JsonKind.Object || to.Kind != JsonKind.Object)
        {
            to.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in from.Properties)
        {
            var after = to.Property(property.NameUtf8);
            if (!property.Value.SemanticEquals(after))
            {
                writer.WritePropertyName(property.NameUtf8);
                WriteChange(writer, property.Value, after);
            }
        }

        foreach (var property in to.Properties)
        {
            if (!from.Property(property.NameUtf8).Exists)
            {
                writer.WritePropertyName(property.NameUtf8);
                property.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter writer, JsonValue from, JsonValue to)
    {
        if (to.Exists)
        {
            WriteDifference(writer, from, to);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
