using System.Text;
using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>properties</c> (JSON Schema Core, section 10.3.2.1).</summary>
internal sealed class PropertiesKeyword : Keyword
{
    private readonly IReadOnlyList<SchemaNode> _schemas;
    private readonly NameTable _table;

    private PropertiesKeyword(string name, IReadOnlyList<string> names, IReadOnlyList<SchemaNode> schemas) : base(name)
    {
        Names = names;
        _schemas = schemas;
        _table = new NameTable(names);
    }

    public IReadOnlyList<string> Names { get; }

    public static Keyword? Read(KeywordSource source) =>
        source.NamedNodes() is var (names, nodes) ? new PropertiesKeyword(source.Name, names, nodes) : null;

    public SchemaNode? Find(string name)
    {
        var found = _table.Find(Encoding.UTF8.GetBytes(name));
        return found < 0 ? null : _schemas[found];
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        foreach (var property in value.Properties)
        {
            var found = _table.Find(property.NameUtf8);
            valid &= found < 0 || run.Evaluate(_schemas[found], property);
            if (!valid && run.StopsAtFirst)
            {
                return false;
            }
        }

        return valid;
    }
}
