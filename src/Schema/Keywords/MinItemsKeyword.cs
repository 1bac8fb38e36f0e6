using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>minItems</c> (JSON Schema Validation, section 6.4.2).</summary>
internal sealed class MinItemsKeyword : Keyword
{
    private MinItemsKeyword(string name, int limit) : base(name) => Limit = limit;

    public int Limit { get; }

    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new MinItemsKeyword(source.Name, limit) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Array)
        {
            return true;
        }

        var count = value.Count;
        return count >= Limit || (!run.IsQuiet && run.Report(Name, SchemaMessages.Count("at least", Limit, "element", "elements", count)));
    }
}
