using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>allOf</c> (JSON Schema Core, section 10.2.1.1).</summary>
internal sealed class AllOfKeyword : Keyword
{
    private AllOfKeyword(string name, IReadOnlyList<SchemaNode> schemas) : base(name) => InPlace = schemas;

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword? Read(KeywordSource source) => source.Nodes() is { } nodes ? new AllOfKeyword(source.Name, nodes) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        for (var i = 0; i < InPlace.Count && (valid || !run.StopsAtFirst); i++)
        {
            valid &= InPlace[i].Evaluate(value, run);
        }

        return valid;
    }
}
