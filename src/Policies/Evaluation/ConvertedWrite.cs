using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Policies.Evaluation;

/// <summary>A write in another version of its resource, in which nothing but the version differs.</summary>
internal sealed class ConvertedWrite
{
    private readonly JsonValue _writtenNew;

    private ConvertedWrite(JsonValue writtenNew, JsonValue writtenOld) => (_writtenNew, WrittenOld) = (writtenNew, writtenOld);

    /// <summary>The object before, as it came.</summary>
    public JsonValue WrittenOld { get; }

    /// <summary>The object in the other version; absent where there is none.</summary>
    public JsonValue New { get; private init; }

    /// <summary>The object before in the other version; absent where there is none.</summary>
    public JsonValue Old { get; private init; }

    /// <summary>The request, as one in that version.</summary>
    public JsonValue Request { get; private init; }

    public static ConvertedWrite Of(AdmissionRequest request, JsonValue now, JsonValue old, string version)
    {
        // Other subresources have kinds of their own, such as Scale, which stay what they are.
        var isObject = request.SubResource is "" or "status";
        var apiVersion = request.Kind.Group.Length == 0 ? version : $"{request.Kind.Group}/{version}";
        return new ConvertedWrite(now, old)
        {
            New = isObject ? WithApiVersion(now, apiVersion) : now,
            Old = isObject ? WithApiVersion(old, apiVersion) : old,
            Request = Patched(request.Raw, json => WriteVersions(json, version, isObject)),
        };
    }

    /// <summary>The object after the policy, perhaps changed by it, in the version that it came in.</summary>
    public JsonValue Back(JsonValue now) =>
        now.Source == New.Source && now.Index == New.Index ? _writtenNew : WithApiVersion(now, _writtenNew.Property("apiVersion"u8).Text ?? "");

    private static JsonValue WithApiVersion(JsonValue value, string apiVersion) =>
        value.Kind == JsonKind.Object ? Patched(value, json => json.WriteString("apiVersion"u8, apiVersion)) : value;

    private static void WriteVersions(Utf8JsonWriter json, string version, bool isObject)
    {
        foreach (var name in isObject ? (ReadOnlySpan<string>)["kind", "resource"] : ["resource"])
        {
            json.WriteStartObject(name);
            json.WriteString("version"u8, version);
            json.WriteEndObject();
        }
    }

    private static JsonValue Patched(JsonValue value, Action<Utf8JsonWriter> write)
    {
        var patch = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(patch))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        var output = new ArrayBufferWriter<byte>();
        JsonMergePatch.Apply(value, Read(patch.WrittenMemory), output);
        return Read(output.WrittenMemory);
    }

    // What was read within the limits of a review is still, with another version.
    private static JsonValue Read(ReadOnlyMemory<byte> utf8)
    {
        var text = new JsonText();
        return text.TryParse(utf8, JsonLimits.Review, out _) ? text.Root : default;
    }
}
