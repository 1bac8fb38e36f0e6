using System.Buffers;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Cluster.Registration;

/// <summary>
/// A merge patch (RFC 7396) that makes our entries of a configuration what they should be, without anything that others added to them, and leaves the entries of others where they are. It counts
/// for the version that was read, and no other.
/// </summary>
internal static class EntryReplacement
{
    /// <param name="wanted">The whole configuration as it should be.</param>
    /// <param name="live">The configuration as it is.</param>
    public static ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> wanted, JsonValue live)
    {
        var text = new JsonText();
        // We wrote it.
        _ = text.TryParse(wanted, JsonLimits.Document, out _);
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        WriteMetadata(json, text.Root.Property("metadata"u8), live.Property("metadata"u8));
        WriteEntries(json, text.Root.Property("webhooks"u8), live.Property("webhooks"u8));
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteMetadata(Utf8JsonWriter json, JsonValue wanted, JsonValue live)
    {
        json.WriteStartObject("metadata"u8);
        Write(json, "resourceVersion", live.Property("resourceVersion"u8));
        Write(json, "labels", wanted.Property("labels"u8));
        Write(json, "annotations", wanted.Property("annotations"u8));
        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, JsonValue wanted, JsonValue live)
    {
        json.WriteStartArray("webhooks"u8);
        foreach (var entry in live.Elements)
        {
            if (!RegistrationContent.IsOwn(entry))
            {
                entry.WriteTo(json);
            }
            else if (RegistrationContent.Find(wanted, entry.Property("name"u8)) is { Exists: true } ours)
            {
                WriteEntry(json, ours, entry);
            }
        }

        foreach (var entry in wanted.Elements)
        {
            if (!RegistrationContent.Find(live, entry.Property("name"u8)).Exists)
            {
                entry.WriteTo(json);
            }
        }

        json.WriteEndArray();
    }

    // An authority that isn't ours to write was injected by whoever knows it.
    private static void WriteEntry(Utf8JsonWriter json, JsonValue wanted, JsonValue live)
    {
        json.WriteStartObject();
        foreach (var property in wanted.Properties)
        {
            json.WritePropertyName(property.NameUtf8);
            if (property.NameUtf8.SequenceEqual("clientConfig"u8) && !property.Value.Property("caBundle"u8).Exists)
            {
                WriteClient(json, property.Value, live.Property("clientConfig"u8).Property("caBundle"u8));
            }
            else
            {
                property.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteClient(Utf8JsonWriter json, JsonValue wanted, JsonValue injected)
    {
        json.WriteStartObject();
        Write(json, "caBundle", injected);
        foreach (var property in wanted.Properties)
        {
            json.WritePropertyName(property.NameUtf8);
            property.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonValue value)
    {
        if (value.Exists)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
