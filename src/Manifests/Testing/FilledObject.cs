using System.Buffers;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Manifests.Testing;

/// <summary>What defaults made of an object, without the annotation that records it.</summary>
internal static class FilledObject
{
    private const string Annotation = "caveat.dev/defaults";

    /// <param name="judged">A write with its decisions.</param>
    /// <param name="scope">The rules whose defaults count.</param>
    public static JsonValue Of(JudgedManifest judged, RuleScope scope) =>
        scope.IsAll ? Without(judged.Filled.Object, judged.Manifest.Object) : OfScope(judged, scope);

    private static JsonValue OfScope(JudgedManifest judged, RuleScope scope)
    {
        var draft = new JsonDraft(judged.Manifest.Object);
        foreach (var filled in judged.Mutation.Defaults)
        {
            if (scope.Holds(filled.Policy, filled.Rule) && FieldPath.TryParse(filled.Field, out var path, out _))
            {
                draft.TrySet(path, MergedObject.Read(System.Text.Encoding.UTF8.GetBytes(filled.Value)), out _);
            }
        }

        var output = new ArrayBufferWriter<byte>();
        draft.WriteTo(output);
        return MergedObject.Read(output.WrittenMemory);
    }

    /// <summary>The annotation goes, and what was made only to hold it.</summary>
    private static JsonValue Without(JsonValue filled, JsonValue original)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        WriteWithout(json, filled, original, ["metadata", "annotations", Annotation]);
        json.Flush();
        return MergedObject.Read(output.WrittenMemory);
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
            else if (path.Length > 1 && !IsOnlyFor(property.Value, original.Property(name), path[1..]))
            {
                json.WritePropertyName(name);
                WriteWithout(json, property.Value, original.Property(name), path[1..]);
            }
        }

        json.WriteEndObject();
    }

    private static bool IsOnlyFor(JsonValue filled, JsonValue original, ReadOnlySpan<string> path) =>
        original.IsNullOrAbsent && filled.Count == 1 && filled.Property(path[0]).Exists && (path.Length == 1 || IsOnlyFor(filled.Property(path[0]), default, path[1..]));
}
