using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>maxProperties</c> (JSON Schema Validation, section 6.5.1).</summary>
internal sealed class MaxPropertiesKeyword : Keyword
{
    private MaxPropertiesKeyword(string name, int limit) : base(name) => Limit = limit;

    public int Limit { get; }

    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new MaxPropertiesKeyword(source.Name, limit) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Object)
        {
            return true;
        }

        var count = value.Count;
        return count <= Limit || (!run.IsQuiet && run.Report(Name, SchemaMessages.Count("at most", Limit, "property", "properties", count)));
    }
}
