using System.Collections.Frozen;
using Caveat.Schema.Keywords;

namespace Caveat.Schema;

/// <summary>Which keywords there are.</summary>
public sealed class SchemaDialect
{
    private readonly FrozenDictionary<string, (int Order, KeywordReader Read)> _readers;
    private readonly string _article;

    private SchemaDialect(string name, string article, bool isStructural, params (string Name, KeywordReader Read)[] readers)
    {
        Name = name;
        _article = article;
        IsStructural = isStructural;
        var table = new Dictionary<string, (int, KeywordReader)>(StringComparer.Ordinal);
        foreach (var (keyword, read) in readers)
        {
            table.Add(keyword, (table.Count, read));
        }

        _readers = table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// JSON Schema, draft 2020-12, without what no policy needs: schemas of other documents, anchors, dynamic references and <c>unevaluated…</c>; <c>format</c> is asserted.
    /// A keyword that there isn't is an error, unless its name starts with <c>x-</c>.
    /// </summary>
    public static SchemaDialect JsonSchema { get; } = new("JSON Schema", "JSON Schema", isStructural: false, [.. Shared(), .. OfJsonSchema()]);

    /// <summary>
    /// The structural schemas of CustomResourceDefinitions (apiextensions.k8s.io/v1), as an API server applies them. A keyword that there isn't has no effect, as on the server, and is a warning.
    /// </summary>
    public static SchemaDialect Structural { get; } = new("structural schemas", "a structural schema", isStructural: true, [.. Shared(), .. OfStructural()]);

    /// <summary>For messages.</summary>
    public string Name { get; }

    /// <summary>Whether this is the dialect of CustomResourceDefinitions.</summary>
    public bool IsStructural { get; }

    internal bool TryFind(string keyword, out (int Order, KeywordReader Read) entry) => _readers.TryGetValue(keyword, out entry);

    internal void ReportUnknown(SchemaCompiler compiler, string keyword, SchemaPlace place)
    {
        if (IsStructural)
        {
            compiler.Warn(place, SchemaMessages.IgnoredKeyword(keyword, _article, _readers.Keys));
        }
        else if (!keyword.StartsWith("x-", StringComparison.Ordinal))
        {
            compiler.Error(place, SchemaMessages.UnknownKeyword(keyword, _article, _readers.Keys));
        }
    }

    private static (string Name, KeywordReader Read)[] Shared() =>
    [
        ("type", TypeKeyword.Read),
        ("enum", EnumKeyword.Read),
        ("multipleOf", MultipleOfKeyword.Read),
        ("maximum", MaximumKeyword.Read),
        ("exclusiveMaximum", MaximumKeyword.ReadExclusive),
        ("minimum", MinimumKeyword.Read),
        ("exclusiveMinimum", MinimumKeyword.ReadExclusive),
        ("maxLength", MaxLengthKeyword.Read),
        ("minLength", MinLengthKeyword.Read),
        ("pattern", PatternKeyword.Read),
        ("format", FormatKeyword.Read),
        ("maxItems", MaxItemsKeyword.Read),
        ("minItems", MinItemsKeyword.Read),
        ("uniqueItems", UniqueItemsKeyword.Read),
        ("maxProperties", MaxPropertiesKeyword.Read),
        ("minProperties", MinPropertiesKeyword.Read),
        ("required", RequiredKeyword.Read),
        ("properties", PropertiesKeyword.Read),
        ("additionalProperties", AdditionalPropertiesKeyword.Read),
        ("items", ItemsKeyword.Read),
        ("allOf", AllOfKeyword.Read),
        ("anyOf", AnyOfKeyword.Read),
        ("oneOf", OneOfKeyword.Read),
        ("not", NotKeyword.Read),
        ("title", Nothing),
        ("description", Nothing),
        ("default", Nothing),
    ];

    private static (string Name, KeywordReader Read)[] OfJsonSchema() =>
    [
        ("const", ConstKeyword.Read),
        ("contains", ContainsKeyword.Read),
        ("maxContains", Nothing),
        ("minContains", Nothing),
        ("dependentRequired", DependentRequiredKeyword.Read),
        ("dependentSchemas", DependentSchemasKeyword.Read),
        ("patternProperties", PatternPropertiesKeyword.Read),
        ("propertyNames", PropertyNamesKeyword.Read),
        ("prefixItems", PrefixItemsKeyword.Read),
        ("if", IfKeyword.Read),
        ("then", Nothing),
        ("else", Nothing),
        ("$ref", RefKeyword.Read),
        ("$defs", Definitions),
        ("definitions", Definitions),
        ("$schema", Nothing),
        ("$id", Nothing),
        ("$comment", Nothing),
        ("examples", Nothing),
        ("deprecated", Nothing),
        ("readOnly", Nothing),
        ("writeOnly", Nothing),
        ("contentEncoding", Nothing),
        ("contentMediaType", Nothing),
    ];

    private static (string Name, KeywordReader Read)[] OfStructural() =>
    [
        ("x-kubernetes-int-or-string", IntOrStringKeyword.Read),
        ("x-kubernetes-embedded-resource", EmbeddedResourceKeyword.Read),
        ("x-kubernetes-list-type", ListSetKeyword.Read),
        ("x-kubernetes-list-map-keys", ListMapKeyword.Read),
        ("x-kubernetes-map-type", Nothing),
        ("x-kubernetes-preserve-unknown-fields", Nothing),
        ("x-kubernetes-validations", Nothing),
        ("nullable", Nothing),
        ("externalDocs", Nothing),
        ("example", Nothing),
        ("$ref", Refused),
        ("definitions", Refused),
        ("dependencies", Refused),
        ("patternProperties", Refused),
        ("id", Refused),
    ];

    private static Keyword? Nothing(KeywordSource source) => null;

    private static Keyword? Refused(KeywordSource source)
    {
        source.Compiler.Error(source.Place, SchemaMessages.RefusedKeyword(source.Dialect._article));
        return null;
    }

    // What nothing refers to is read too, so that what is wrong in it is found.
    private static Keyword? Definitions(KeywordSource source)
    {
        source.NamedNodes();
        return null;
    }
}
