using System.Text.Json;
using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>Writes shapes as structural schemas. A string is a string here: an API server has no YAML to read <c>when: true</c> from.</summary>
internal static class StructuralWriter
{
    public static void WriteDocument(Utf8JsonWriter json, DocumentModel document)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "object"u8);
        WriteTexts(json, "required", ["spec"]);
        json.WriteStartObject("properties"u8);
        foreach (var field in document.Root.Fields)
        {
            switch (field.Name)
            {
                // An API server allows no rules of one's own about these three.
                case "apiVersion" or "kind":
                    WriteField(json, field with { Shape = new TextModel("a string") { MinLength = 1 } });
                    break;
                case "metadata":
                    json.WriteStartObject("metadata"u8);
                    json.WriteString("type"u8, "object"u8);
                    json.WriteEndObject();
                    break;
                case "status":
                    WriteField(json, StatusModel.Field);
                    break;
                default:
                    WriteField(json, field);
                    break;
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, FieldModel field)
    {
        json.WriteStartObject(field.Name);
        json.WriteString("description"u8, field.Doc);
        WriteShape(json, field.Shape);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, ShapeModel shape)
    {
        switch (shape)
        {
            case RecordModel record:
                WriteRecord(json, record);
                break;
            case ListModel list:
                json.WriteString("type"u8, "array"u8);
                WriteCount(json, "minItems"u8, list.NeedsItem ? 1 : null);
                WriteChild(json, "items", list.Item);
                break;
            case KeyedListModel list:
                json.WriteString("type"u8, "array"u8);
                json.WriteString("x-kubernetes-list-type"u8, "map"u8);
                WriteTexts(json, "x-kubernetes-list-map-keys", [list.Key]);
                WriteChild(json, "items", list.Item);
                break;
            case MapModel map:
                json.WriteString("type"u8, "object"u8);
                WriteChild(json, "additionalProperties", map.Item);
                break;
            case ChoiceModel choice:
                json.WriteString("type"u8, "string"u8);
                WriteTexts(json, "enum", choice.Words);
                break;
            case TextModel text:
                WriteTextRules(json, text);
                break;
            case NumberModel:
                json.WriteString("type"u8, "integer"u8);
                json.WriteString("format"u8, "int64"u8);
                break;
            case BooleanModel:
                json.WriteString("type"u8, "boolean"u8);
                break;
            default:
                json.WriteBoolean("x-kubernetes-preserve-unknown-fields"u8, value: true);
                break;
        }
    }

    private static void WriteTextRules(Utf8JsonWriter json, TextModel text)
    {
        json.WriteString("type"u8, "string"u8);
        WriteCount(json, "minLength"u8, text.MinLength > 0 ? text.MinLength : null);
        WriteCount(json, "maxLength"u8, text.MaxLength);
        WriteText(json, "pattern"u8, text.Pattern);
        if (text is { MinLength: 0, Pattern: null })
        {
            // API servers up to 1.20 that are built with a Go of today take "" for null, and would refuse the core group.
            json.WriteBoolean("nullable"u8, value: true);
        }
    }

    private static void WriteRecord(Utf8JsonWriter json, RecordModel record)
    {
        json.WriteString("type"u8, "object"u8);
        var required = new List<string>();
        foreach (var field in record.Fields)
        {
            required.AddRange(field.IsRequired ? [field.Name] : []);
        }

        WriteTexts(json, "required", required);
        WriteChoices(json, record.OneOf);
        json.WriteStartObject("properties"u8);
        foreach (var field in record.Fields)
        {
            WriteField(json, field);
        }

        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        json.WriteStartArray("oneOf"u8);
        foreach (var name in names)
        {
            json.WriteStartObject();
            WriteTexts(json, "required", [name]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChild(Utf8JsonWriter json, string name, ShapeModel shape)
    {
        json.WriteStartObject(name);
        WriteShape(json, shape);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? count)
    {
        if (count is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
