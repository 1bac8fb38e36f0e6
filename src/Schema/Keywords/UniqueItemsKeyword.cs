using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>uniqueItems</c> (JSON Schema Validation, section 6.4.3).</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    private UniqueItemsKeyword(string name) : base(name)
    {
    }

    public static Keyword? Read(KeywordSource source) => source.Value.Kind switch
    {
        JsonKind.True => new UniqueItemsKeyword(source.Name),
        JsonKind.False => null,
        _ => source.Wrong("true or false"),
    };

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        value.Kind != JsonKind.Array || Repetition.Check(this, value, ListKey.Whole, run);
}
