using System.Text;
using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>dependentSchemas</c> (JSON Schema Core, section 10.2.2.4).</summary>
internal sealed class DependentSchemasKeyword : Keyword
{
    private readonly byte[][] _names;

    private DependentSchemasKeyword(string name, byte[][] names, IReadOnlyList<SchemaNode> schemas) : base(name)
    {
        _names = names;
        InPlace = schemas;
    }

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword? Read(KeywordSource source) => source.NamedNodes() is var (names, nodes)
        ? new DependentSchemasKeyword(source.Name, [.. new List<string>(names).ConvertAll(Encoding.UTF8.GetBytes)], nodes)
        : null;

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        for (var i = 0; i < _names.Length && (valid || !run.StopsAtFirst); i++)
        {
            valid &= !value.Property(_names[i]).Exists || InPlace[i].Evaluate(value, run);
        }

        return valid;
    }
}
