using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Manifests;

/// <summary>What defaults made of an object.</summary>
public static class FilledObject
{
    /// <summary>The annotation that records what was filled in by which rule: the webhook's, and no part of what an author writes.</summary>
    public const string Annotation = "caveat.dev/defaults";

    /// <summary>The object that was validated, without the annotation, and without what was made only to hold it.</summary>
    public static JsonValue WithoutAnnotation(JudgedManifest judged)
    {
        if (judged.Mutation.Patch.IsEmpty)
        {
            return judged.Manifest.Object;
        }

        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        WriteWithout(json, judged.Filled.Object, judged.Manifest.Object, ["metadata", "annotations", Annotation]);
        json.Flush();
        var text = new JsonText();
        return text.TryParse(output.WrittenMemory, JsonLimits.Document, out _) ? text.Root : judged.Filled.Object;
    }

    private static void WriteWithout(Utf8JsonWriter json, JsonValue filled, JsonValue original, ReadOnlySpan<string> path)
    {
        json.WriteStartObject();
        foreach (var property in filled.Properties)
        {
            var name = property.Name;
            if (name != path[0])
            {
                json.WritePropertyName(name);
                property.Value.WriteTo(json);
            }
            else if (path.Length > 1)
            {
                WriteParent(json, property, original.Property(name), path[1..]);
            }
            else if (original.Property(name).Exists)
            {
                json.WritePropertyName(name);
                original.Property(name).WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteParent(Utf8JsonWriter json, in Caveat.Json.JsonProperty property, JsonValue original, ReadOnlySpan<string> path)
    {
        if (!IsOnlyFor(property.Value, original, path))
        {
            json.WritePropertyName(property.NameUtf8);
            if (property.Value.Kind == JsonKind.Object)
            {
                WriteWithout(json, property.Value, original, path);
            }
            else
            {
                property.Value.WriteTo(json);
            }
        }
        else if (original.Exists)
        {
            json.WriteNull(property.NameUtf8);
        }
    }

    private static bool IsOnlyFor(JsonValue filled, JsonValue original, ReadOnlySpan<string> path) =>
        original.IsNullOrAbsent && filled.Count == 1 && filled.Property(path[0]).Exists && (path.Length == 1 || IsOnlyFor(filled.Property(path[0]), default, path[1..]));
}
