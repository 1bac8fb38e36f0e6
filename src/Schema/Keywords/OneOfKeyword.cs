using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>oneOf</c> (JSON Schema Core, section 10.2.1.3).</summary>
internal sealed class OneOfKeyword : Keyword
{
    private OneOfKeyword(string name, IReadOnlyList<SchemaNode> schemas) : base(name) => InPlace = schemas;

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword? Read(KeywordSource source) => source.Nodes() is { } nodes ? new OneOfKeyword(source.Name, nodes) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var first = NextMatch(0, value, run);
        if (first == InPlace.Count)
        {
            return !run.IsQuiet && run.Report(Name, SchemaMessages.NoAlternative(Reasons.Of(InPlace, value, run)));
        }

        var second = NextMatch(first + 1, value, run);
        return second == InPlace.Count || (!run.IsQuiet && run.Report(Name, SchemaMessages.Alternatives(first + 1, second + 1)));
    }

    private int NextMatch(int start, JsonValue value, SchemaRun run)
    {
        var index = start;
        while (index < InPlace.Count && !run.Try(InPlace[index], value))
        {
            index++;
        }

        return index;
    }
}
