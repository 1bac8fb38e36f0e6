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
        !IsNamespaced(manifest.Kind) ? ""
        : manifest.Namespace.Length > 0 ? manifest.Namespace
        : _template.Namespace;

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
    public void Write(Manifest manifest, JsonValue old, IBufferWriter<byte> output)
    {
        using var json = Begin(output);
        var (operation, place) = (OperationOn(old), NamespaceOf(manifest));
        WriteIdentity(json, manifest.Kind, operation, _template.Name ?? manifest.Name, place);
        var isDelete = operation == AdmissionOperation.Delete;
        WriteObject(json, "object"u8, isDelete ? default : manifest.Object, place);
        WriteObject(json, "oldObject"u8, isDelete ? manifest.Object : old, place);
        WriteOptions(json);
        End(json);
    }

    /// <summary>Whether an object's name is not the request's.</summary>
    internal bool NamesAll => _template.Name is not null;

    /// <summary>Writes what the reviews of all objects of a kind share: no object, the name that is given to all, and the namespace of those that name none.</summary>
    /// <param name="kind">Of the objects.</param>
    /// <param name="operation">What is done with them.</param>
    /// <param name="output">Takes UTF-8.</param>
    internal void WriteHead(GroupVersionKind kind, AdmissionOperation operation, IBufferWriter<byte> output)
    {
        using var json = Begin(output);
        WriteIdentity(json, kind, operation, _template.Name ?? "", IsNamespaced(kind) ? _template.Namespace : "");
        WriteOptions(json);
        End(json);
    }

    /// <summary>What is done with an object: what was asked for, or else what follows from whether there is an old one.</summary>
    internal AdmissionOperation OperationOn(JsonValue old) => _template.Operation ?? (old.Kind == JsonKind.Object ? AdmissionOperation.Update : AdmissionOperation.Create);

    /// <summary>Whether objects of a kind lie in namespaces.</summary>
    internal bool IsNamespaced(GroupVersionKind kind) => _mapping.ByKind(kind.Group, kind.Kind) is not { IsNamespaced: false };

    /// <summary>Whether an object is as an API server sends it, which fills the namespace in before any webhook sees it.</summary>
    internal static bool IsWhole(JsonValue value, string place) => value.Kind != JsonKind.Object || place.Length == 0 || new ObjectMeta(value).Namespace.Exists;

    private static Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, AdmissionReview.ApiVersion);
        json.WriteString("kind"u8, AdmissionReview.Kind);
        json.WriteStartObject("request"u8);
        return json;
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private void WriteIdentity(Utf8JsonWriter json, GroupVersionKind kind, AdmissionOperation operation, string name, string place)
    {
        json.WriteString("uid"u8, "check"u8);
        WriteKind(json, kind);
        WriteResource(json, _template.Resource ?? _mapping.ResourceOf(kind));
        if (_template.SubResource.Length > 0)
        {
            json.WriteString("subResource"u8, _template.SubResource);
        }

        json.WriteString("name"u8, name);
        if (place.Length > 0)
        {
            json.WriteString("namespace"u8, place);
        }

        json.WriteString("operation"u8, OperationName(operation));
        if (_template.User.Length > 0)
        {
            WriteUser(json);
        }
    }

    private void WriteOptions(Utf8JsonWriter json)
    {
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
