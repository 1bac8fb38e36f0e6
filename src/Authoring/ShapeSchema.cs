using Caveat.Policies.Authoring;
using NJsonSchema;

namespace Caveat.Authoring;

/// <summary>JSON Schema of a place of a document.</summary>
internal static class ShapeSchema
{
    public static void Fill(JsonSchema schema, ShapeModel shape)
    {
        switch (shape)
        {
            case RecordModel record:
                FillRecord(schema, record);
                break;
            case ListModel list:
                schema.Type = JsonObjectType.Array;
                schema.Item = Of(list.Item);
                schema.MinItems = list.NeedsItem ? 1 : 0;
                break;
            case MapModel map:
                schema.Type = JsonObjectType.Object;
                schema.AdditionalPropertiesSchema = Of(map.Item);
                break;
            case ChoiceModel choice:
                schema.Type = JsonObjectType.String;
                AddAll(schema, choice.Words);
                break;
            case TextModel text:
                FillText(schema, text);
                break;
            case BooleanModel:
                schema.Type = JsonObjectType.Boolean;
                break;
            default:
                schema.Type = JsonObjectType.None;
                break;
        }
    }

    private static JsonSchema Of(ShapeModel shape)
    {
        var schema = new JsonSchema();
        Fill(schema, shape);
        return schema;
    }

    private static void FillRecord(JsonSchema schema, RecordModel record)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        foreach (var field in record.Fields)
        {
            var property = new JsonSchemaProperty { Description = field.Doc };
            Fill(property, field.Shape);
            schema.Properties.Add(field.Name, property);
            if (field.IsRequired)
            {
                schema.RequiredProperties.Add(field.Name);
            }
        }

        foreach (var name in record.OneOf)
        {
            var choice = new JsonSchema();
            choice.RequiredProperties.Add(name);
            schema.OneOf.Add(choice);
        }
    }

    private static void FillText(JsonSchema schema, TextModel text)
    {
        schema.Type = text.IsAnyScalar ? JsonObjectType.String | JsonObjectType.Boolean | JsonObjectType.Number : JsonObjectType.String;
        schema.Pattern = text.Pattern;
        schema.MinLength = text.MinLength > 0 ? text.MinLength : null;
        schema.MaxLength = text.MaxLength;
    }

    private static void AddAll(JsonSchema schema, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            schema.Enumeration.Add(word);
        }
    }
}
