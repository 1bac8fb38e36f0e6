using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>prefixItems</c> (JSON Schema Core, section 10.3.1.1).</summary>
internal sealed class PrefixItemsKeyword : Keyword
{
    private readonly IReadOnlyList<SchemaNode> _schemas;

    private PrefixItemsKeyword(string name, IReadOnlyList<SchemaNode> schemas) : base(name) => _schemas = schemas;

    public static Keyword? Read(KeywordSource source) => source.Nodes() is { } nodes ? new PrefixItemsKeyword(source.Name, nodes) : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        var index = 0;
        foreach (var element in value.Elements)
        {
            if (index == _schemas.Count || (!valid && run.StopsAtFirst))
            {
                break;
            }

            valid &= run.Evaluate(_schemas[index], element, index);
            index++;
        }

        return valid;
    }
}
