using Caveat.Json;
using Caveat.Text;

namespace Caveat.Schema.Keywords;

/// <summary><c>x-kubernetes-list-type: set</c>: each element is there once.</summary>
internal sealed class ListSetKeyword : Keyword
{
    private static readonly string[] Known = ["atomic", "set", "map"];

    private ListSetKeyword(string name) : base(name)
    {
    }

    public static Keyword? Read(KeywordSource source) => source.Value.Text switch
    {
        "set" => new ListSetKeyword(source.Name),
        "atomic" or "map" => null,
        { } other => source.Wrong($"atomic, set or map{NearestName.Hint(other, Known)}"),
        null => source.Wrong("atomic, set or map"),
    };

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        value.Kind != JsonKind.Array || Repetition.Check(this, value, ListKey.Whole, run);
}
