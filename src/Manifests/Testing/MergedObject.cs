using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests.Testing;

/// <summary>Objects that are made of others.</summary>
internal static class MergedObject
{
    /// <summary>What a merge patch makes of an object; its text is its own.</summary>
    public static JsonValue Of(JsonValue target, JsonValue patch)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonMergePatch.Apply(target, patch, output);
        return Read(output.WrittenMemory);
    }

    /// <summary>The object in a namespace, when it names none and its kind is not known to be without.</summary>
    public static Manifest Placed(Manifest manifest, string space)
    {
        if (manifest.Namespace.Length > 0 || RestMapping.BuiltIn.ByKind(manifest.Kind.Group, manifest.Kind.Kind) is { IsNamespaced: false })
        {
            return manifest;
        }

        var patch = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(patch);
        json.WriteStartObject();
        json.WriteStartObject("metadata"u8);
        json.WriteString("namespace"u8, space);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return manifest with { Object = Of(manifest.Object, Read(patch.WrittenMemory)) };
    }

    /// <summary>Absent when it is no JSON, which text that was just written never is.</summary>
    public static JsonValue Read(ReadOnlyMemory<byte> utf8)
    {
        var text = new JsonText();
        return text.TryParse(utf8, JsonLimits.Document, out _) ? text.Root : default;
    }
}
