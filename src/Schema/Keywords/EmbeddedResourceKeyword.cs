using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>x-kubernetes-embedded-resource</c>: the object says what it is, in <c>apiVersion</c> and <c>kind</c>.</summary>
internal sealed class EmbeddedResourceKeyword : Keyword
{
    private static readonly PathSegment[] Fields = [PathSegment.Of("apiVersion"), PathSegment.Of("kind")];

    private EmbeddedResourceKeyword(string name) : base(name)
    {
    }

    public static Keyword? Read(KeywordSource source) => source.Value.Kind switch
    {
        JsonKind.True => new EmbeddedResourceKeyword(source.Name),
        JsonKind.False => null,
        _ => source.Wrong("true or false"),
    };

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Object)
        {
            return true;
        }

        var valid = true;
        foreach (var field in Fields)
        {
            var found = field.In(value);
            valid &= found.Utf8.Length > 0 || (!run.IsQuiet && run.Report(field, Name, MessageOf(found)));
        }

        return valid;
    }

    private static string MessageOf(JsonValue found)
    {
        if (!found.Exists)
        {
            return SchemaMessages.NotMissing;
        }

        return found.Kind == JsonKind.String ? SchemaMessages.NoName : SchemaMessages.Type("a string", found);
    }
}
