using Caveat.Policies.Authoring;
using NJsonSchema;

namespace Caveat.Authoring;

/// <summary>JSON Schemas with which an editor completes and checks documents.</summary>
public static class EditorSchema
{
    /// <summary>For one kind of document.</summary>
    public static JsonSchema Of(DocumentModel document)
    {
        var schema = new JsonSchema { Title = document.Kind };
        Fill(schema, document);
        return schema;
    }

    /// <summary>For files that hold documents of several kinds: which one counts, <c>kind</c> says.</summary>
    public static JsonSchema Of(IReadOnlyList<DocumentModel> documents)
    {
        var schema = new JsonSchema { Title = "Documents of Caveat" };
        foreach (var document in documents)
        {
            var definition = new JsonSchema();
            Fill(definition, document);
            schema.Definitions.Add(document.Kind, definition);
            schema.OneOf.Add(new JsonSchema { Reference = definition });
        }

        return schema;
    }

    private static void Fill(JsonSchema schema, DocumentModel document)
    {
        ShapeSchema.Fill(schema, document.Root);
        Fix(schema.Properties["apiVersion"], DocumentModel.ApiVersion);
        Fix(schema.Properties["kind"], document.Kind);
    }

    private static void Fix(JsonSchema property, string value)
    {
        property.MinLength = null;
        property.Enumeration.Add(value);
    }
}
