using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>CustomResourceDefinitions of the documents that a cluster holds.</summary>
public static class ResourceDefinition
{
    /// <summary>A definition of apiextensions.k8s.io/v1 as JSON; null for a kind that lives in files only.</summary>
    public static ReadOnlyMemory<byte>? Of(DocumentModel document)
    {
        if (ResourceNames.Of(document.Kind) is not { } names)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "apiextensions.k8s.io/v1"u8);
        json.WriteString("kind"u8, "CustomResourceDefinition"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, $"{names.Plural}.{Group}");
        json.WriteEndObject();
        json.WriteStartObject("spec"u8);
        json.WriteString("group"u8, Group);
        json.WriteString("scope"u8, document.IsNamespaced ? "Namespaced"u8 : "Cluster"u8);
        WriteNames(json, names);
        WriteVersion(json, document, names);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static string Group => DocumentModel.ApiVersion[..DocumentModel.ApiVersion.IndexOf('/', StringComparison.Ordinal)];

    private static string Version => DocumentModel.ApiVersion[(DocumentModel.ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static void WriteNames(Utf8JsonWriter json, ResourceNames names)
    {
        json.WriteStartObject("names"u8);
        json.WriteString("kind"u8, names.Kind);
        json.WriteString("listKind"u8, names.Kind + "List");
        json.WriteString("plural"u8, names.Plural);
        json.WriteString("singular"u8, names.Kind.ToLowerInvariant());
        StructuralWriter.WriteTexts(json, "shortNames", [names.ShortName]);
        StructuralWriter.WriteTexts(json, "categories", ["caveat"]);
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, DocumentModel document, ResourceNames names)
    {
        json.WriteStartArray("versions"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, Version);
        json.WriteBoolean("served"u8, value: true);
        json.WriteBoolean("storage"u8, value: true);
        json.WriteStartObject("subresources"u8);
        json.WriteStartObject("status"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteColumns(json, names.Columns);
        json.WriteStartObject("schema"u8);
        json.WritePropertyName("openAPIV3Schema"u8);
        StructuralWriter.WriteDocument(json, document);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, IReadOnlyList<PrinterColumn> columns)
    {
        json.WriteStartArray("additionalPrinterColumns"u8);
        foreach (var column in columns)
        {
            WriteColumn(json, column, "string");
        }

        WriteColumn(json, new PrinterColumn("Age", ".metadata.creationTimestamp", "Since when it is there"), "date");
        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, PrinterColumn column, string type)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, column.Name);
        json.WriteString("type"u8, type);
        json.WriteString("jsonPath"u8, column.Path);
        json.WriteString("description"u8, column.Doc);
        if (column.IsWide)
        {
            json.WriteNumber("priority"u8, 1);
        }

        json.WriteEndObject();
    }
}
