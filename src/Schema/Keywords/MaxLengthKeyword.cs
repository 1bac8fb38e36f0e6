using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>maxLength</c> (JSON Schema Validation, section 6.3.1); a character is a code point.</summary>
internal sealed class MaxLengthKeyword : Keyword
{
    private MaxLengthKeyword(string name, int limit) : base(name) => Limit = limit;

    public int Limit { get; }

    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new MaxLengthKeyword(source.Name, limit) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.String)
        {
            return true;
        }

        var count = TextLength.Of(value.Utf8);
        return count <= Limit || (!run.IsQuiet && run.Report(Name, SchemaMessages.Count("at most", Limit, "character", "characters", count)));
    }
}
