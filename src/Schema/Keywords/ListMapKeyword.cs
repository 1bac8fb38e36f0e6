using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>x-kubernetes-list-map-keys</c>: the fields that tell the elements of a list apart; those that are absent count as their defaults.</summary>
internal sealed class ListMapKeyword : Keyword
{
    private readonly ListKey _key;

    private ListMapKeyword(string name, ListKey key) : base(name) => _key = key;

    public IReadOnlyList<string> Keys => _key.Fields;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Strings() is not { } fields)
        {
            return null;
        }

        if (fields.Count == 0)
        {
            return source.Wrong("a list of at least one field");
        }

        var items = source.Schema.Property("items"u8).Property("properties"u8);
        var defaults = new JsonLiteral?[fields.Count];
        for (var i = 0; i < defaults.Length; i++)
        {
            var value = items.Property(fields[i]).Property("default"u8);
            defaults[i] = value.Exists ? source.Compiler.Literals.Add(value) : null;
        }

        return new ListMapKeyword(source.Name, new ListKey(fields, defaults));
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        value.Kind != JsonKind.Array || Repetition.Check(this, value, _key, run);
}
