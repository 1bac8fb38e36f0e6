using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>maxItems</c> (JSON Schema Validation, section 6.4.1).</summary>
internal sealed class MaxItemsKeyword : Keyword
{
    private MaxItemsKeyword(string name, int limit) : base(name) => Limit = limit;

    public int Limit { get; }

    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new MaxItemsKeyword(source.Name, limit) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Array)
        {
            return true;
        }

        var count = value.Count;
        return count <= Limit || (!run.IsQuiet && run.Report(Name, SchemaMessages.Count("at most", Limit, "element", "elements", count)));
    }
}
