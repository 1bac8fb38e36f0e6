using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Fields that a structural schema neither declares nor preserves, where they are refused; no schema says this itself.</summary>
internal sealed class UnknownFieldsKeyword : Keyword
{
    private static readonly string[] OfResource = ["apiVersion", "kind", "metadata"];

    private readonly IReadOnlyList<string> _names;
    private readonly NameTable _table;

    private UnknownFieldsKeyword(IReadOnlyList<string> names) : base("properties")
    {
        _names = names;
        _table = new NameTable(names);
    }

    /// <summary>Null where the schema takes unknown fields, or is about no object.</summary>
    public static Keyword? For(JsonValue schema, SchemaOptions options, bool isRoot)
    {
        var isObject = schema.Property("type"u8).Is("object"u8);
        var takesAny = schema.Property("additionalProperties"u8).Exists || schema.Property("x-kubernetes-preserve-unknown-fields"u8).IsTrue;
        if (!options.RefusesUnknownFields || !options.Dialect.IsStructural || !isObject || takesAny)
        {
            return null;
        }

        var isResource = (isRoot && options.IsResource) || schema.Property("x-kubernetes-embedded-resource"u8).IsTrue;
        return new UnknownFieldsKeyword([.. KeywordSource.NamesOf(schema.Property("properties"u8)), .. isResource ? OfResource : []]);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        foreach (var property in value.Properties)
        {
            if (_table.Find(property.NameUtf8) >= 0)
            {
                continue;
            }

            valid = false;
            if (run.StopsAtFirst)
            {
                return false;
            }

            run.Report(PathSegment.Of(property.NameUtf8), Name, SchemaMessages.UnknownField(property.Name, _names));
        }

        return valid;
    }
}
