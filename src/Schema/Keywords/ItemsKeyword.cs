using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>items</c> (JSON Schema Core, section 10.3.1.2): for the elements behind those of <c>prefixItems</c>.</summary>
internal sealed class ItemsKeyword : Keyword
{
    private readonly int _start;

    private ItemsKeyword(string name, SchemaNode schema, int start) : base(name)
    {
        Schema = schema;
        _start = start;
    }

    public SchemaNode Schema { get; }

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind == JsonKind.Array)
        {
            return source.Wrong(source.Dialect.IsStructural ? "a schema" : "a schema, with a list of schemas under 'prefixItems'");
        }

        var start = source.Dialect.IsStructural ? 0 : source.Schema.Property("prefixItems"u8).Count;
        return new ItemsKeyword(source.Name, source.Node(), start);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        var index = 0;
        foreach (var element in value.Elements)
        {
            valid &= index < _start || run.Evaluate(Schema, element, index);
            if (!valid && run.StopsAtFirst)
            {
                return false;
            }

            index++;
        }

        return valid;
    }
}
