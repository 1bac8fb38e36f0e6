using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>Writes the review that an API server would send for a manifest.</summary>
public sealed class ReviewWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly RequestTemplate _template;
    private readonly RestMapping _mapping;

    /// <param name="template">What is the same in every request.</param>
    public ReviewWriter(RequestTemplate template)
        : this(template, RestMapping.BuiltIn)
    {
    }

    /// <param name="template">What is the same in every request.</param>
    /// <param name="mapping">Which resources there are, and whether they lie in namespaces; a kind that it doesn't know is taken to.</param>
    public ReviewWriter(RequestTemplate template, RestMapping mapping)
    {
        _template = template;
        _mapping = mapping;
    }

    /// <summary>The namespace that the object is written to; empty for a cluster-scoped kind.</summary>
    public string NamespaceOf(Manifest manifest) =>
        _mapping.ByKind(manifest.Kind.Group, manifest.Kind.Kind) is { IsNamespaced: false }
            ? ""
            : manifest.Namespace.Length > 0 ? manifest.Namespace : _template.Namespace;

    /// <param name="manifest">What is written; on a delete, what is deleted.</param>
    /// <param name="old">What is there; absent when nothing is.</param>
    public ReadOnlyMemory<byte> Write(Manifest manifest, JsonValue old)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(manifest, old, output);
        return output.WrittenMemory;
    }

    /// <summary>As the other overload.</summary>
    /// <param name="manifest">What is written; on a delete, what is deleted.</param>
    /// <param name="old">What is there; absent when nothing is.</param>
    /// <param name="output">Takes UTF-8.</param>
    public void Write(Manifest manifest, JsonValue old, IBufferWriter<byte> output) => Write(manifest, old, withObjects: true, output);

    /// <summary>Writes a review that leaves its objects out, and gives them; false, and nothing is written, where they are not as an API server would send them.</summary>
    /// <param name="manifest">What is written; on a delete, what is deleted.</param>
    /// <param name="old">What is there; absent when nothing is.</param>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="objects">The object and the one before; absent where there is none.</param>
    internal bool TryWriteWithoutObjects(Manifest manifest, JsonValue old, IBufferWriter<byte> output, out (JsonValue Object, JsonValue Old) objects)
    {
        objects = OperationOn(old) == AdmissionOperation.Delete ? (default, manifest.Object) : (manifest.Object, old);
        var place = NamespaceOf(manifest);
        if (!IsWhole(objects.Object, place) || !IsWhole(objects.Old, place))
        {
            return false;
        }

        Write(manifest, old, withObjects: false, output);
        return true;
    }

    private void Write(Manifest manifest, JsonValue old, bool withObjects, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, AdmissionReview.ApiVersion);
        json.WriteString("kind"u8, AdmissionReview.Kind);
        json.WriteStartObject("request"u8);
        WriteRequest(json, manifest, old, withObjects);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private AdmissionOperation OperationOn(JsonValue old) => _template.Operation ?? (old.Kind == JsonKind.Object ? AdmissionOperation.Update : AdmissionOperation.Create);

    // The API server fills the namespace in before any webhook sees the object.
    private static bool IsWhole(JsonValue value, string place) => value.Kind != JsonKind.Object || place.Length == 0 || new ObjectMeta(value).Namespace.Exists;

    private void WriteRequest(Utf8JsonWriter json, Manifest manifest, JsonValue old, bool withObjects)
    {
        var operation = OperationOn(old);
        var place = NamespaceOf(manifest);
        json.WriteString("uid"u8, "check"u8);
        WriteKind(json, manifest.Kind);
        WriteResource(json, _template.Resource ?? _mapping.ResourceOf(manifest.Kind));
        if (_template.SubResource.Length > 0)
        {
            json.WriteString("subResource"u8, _template.SubResource);
        }

        json.WriteString("name"u8, _template.Name ?? manifest.Name);
        if (place.Length > 0)
        {
            json.WriteString("namespace"u8, place);
        }

        json.WriteString("operation"u8, OperationName(operation));
        if (_template.User.Length > 0)
        {
            WriteUser(json);
        }

        if (withObjects)
        {
            var isDelete = operation == AdmissionOperation.Delete;
            WriteObject(json, "object"u8, isDelete ? default : manifest.Object, place);
            WriteObject(json, "oldObject"u8, isDelete ? manifest.Object : old, place);
        }

        json.WriteBoolean("dryRun"u8, _template.IsDryRun);
        if (_template.Options.Exists)
        {
            json.WritePropertyName("options"u8);
            _template.Options.WriteTo(json);
        }
    }

    private void WriteUser(Utf8JsonWriter json)
    {
        json.WriteStartObject("userInfo"u8);
        json.WriteString("username"u8, _template.User);
        json.WriteStartArray("groups"u8);
        foreach (var group in _template.Groups)
        {
            json.WriteStringValue(group);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter json, GroupVersionKind kind)
    {
        json.WriteStartObject("kind"u8);
        json.WriteString("group"u8, kind.Group);
        json.WriteString("version"u8, kind.Version);
        json.WriteString("kind"u8, kind.Kind);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, GroupVersionResource resource)
    {
        json.WriteStartObject("resource"u8);
        json.WriteString("group"u8, resource.Group);
        json.WriteString("version"u8, resource.Version);
        json.WriteString("resource"u8, resource.Resource);
        json.WriteEndObject();
    }

    /// <summary>The object with its namespace.</summary>
    private static void WriteObject(Utf8JsonWriter json, ReadOnlySpan<byte> name, JsonValue value, string place)
    {
        json.WritePropertyName(name);
        if (value.Kind != JsonKind.Object)
        {
            json.WriteNullValue();
            return;
        }

        if (IsWhole(value, place))
        {
            json.WriteRawValue(value.Raw, skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        foreach (var property in value.Properties)
        {
            json.WritePropertyName(property.Name);
            if (property.Name == "metadata")
            {
                WriteMetadata(json, property.Value, place);
            }
            else
            {
                json.WriteRawValue(property.Value.Raw, skipInputValidation: true);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, JsonValue metadata, string place)
    {
        json.WriteStartObject();
        foreach (var property in metadata.Properties)
        {
            json.WritePropertyName(property.Name);
            json.WriteRawValue(property.Value.Raw, skipInputValidation: true);
        }

        json.WriteString("namespace"u8, place);
        json.WriteEndObject();
    }

    private static string OperationName(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => "CREATE",
        AdmissionOperation.Update => "UPDATE",
        AdmissionOperation.Delete => "DELETE",
        _ => "CONNECT",
    };
}
