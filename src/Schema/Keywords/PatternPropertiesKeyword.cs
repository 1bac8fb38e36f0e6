using Caveat.Json;
using Caveat.Schema.Patterns;

namespace Caveat.Schema.Keywords;

/// <summary><c>patternProperties</c> (JSON Schema Core, section 10.3.2.2).</summary>
internal sealed class PatternPropertiesKeyword : Keyword
{
    private readonly IReadOnlyList<SchemaPattern> _patterns;
    private readonly IReadOnlyList<SchemaNode> _schemas;

    private PatternPropertiesKeyword(string name, IReadOnlyList<SchemaPattern> patterns, IReadOnlyList<SchemaNode> schemas) : base(name)
    {
        _patterns = patterns;
        _schemas = schemas;
    }

    public static Keyword? Read(KeywordSource source)
    {
        if (source.NamedNodes() is not var (names, nodes))
        {
            return null;
        }

        var patterns = new List<SchemaPattern>(names.Count);
        foreach (var name in names)
        {
            if (source.Compiler.Pattern(name, source.Place.At(name)) is not { } pattern)
            {
                return null;
            }

            patterns.Add(pattern);
        }

        return new PatternPropertiesKeyword(source.Name, patterns, nodes);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        foreach (var property in value.Properties)
        {
            if (!run.Spend(_patterns.Count))
            {
                return false;
            }

            for (var i = 0; i < _patterns.Count; i++)
            {
                valid &= !_patterns[i].IsMatch(property.NameUtf8) || run.Evaluate(_schemas[i], property);
            }

            if (!valid && run.StopsAtFirst)
            {
                return false;
            }
        }

        return valid;
    }
}
