using Caveat.Json;
using Caveat.Schema.Patterns;

namespace Caveat.Schema.Keywords;

/// <summary><c>additionalProperties</c> (JSON Schema Core, section 10.3.2.3): for properties that neither <c>properties</c> nor <c>patternProperties</c> is about.</summary>
internal sealed class AdditionalPropertiesKeyword : Keyword
{
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<SchemaPattern> _patterns;
    private readonly NameTable _table;
    private readonly bool _refusesAll;

    private AdditionalPropertiesKeyword(string name, SchemaNode schema, IReadOnlyList<string> names, IReadOnlyList<SchemaPattern> patterns, bool refusesAll) : base(name)
    {
        Schema = schema;
        _names = names;
        _patterns = patterns;
        _table = new NameTable(names);
        _refusesAll = refusesAll;
    }

    public SchemaNode Schema { get; }

    public static Keyword? Read(KeywordSource source)
    {
        var patterns = new List<SchemaPattern>();
        foreach (var name in source.Dialect.IsStructural ? [] : KeywordSource.NamesOf(source.Schema.Property("patternProperties"u8)))
        {
            // A pattern that is wrong is reported where it stands.
            if (SchemaPattern.TryCompile(name, out var pattern, out _))
            {
                patterns.Add(pattern);
            }
        }

        return new AdditionalPropertiesKeyword(source.Name, source.Node(), source.DeclaredNames(), patterns, source.Value.Kind == JsonKind.False);
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

            valid &= IsDeclared(property.NameUtf8) || Judge(property, run);
            if (!valid && run.StopsAtFirst)
            {
                return false;
            }
        }

        return valid;
    }

    private bool Judge(in JsonProperty property, SchemaRun run)
    {
        if (!_refusesAll)
        {
            return run.Evaluate(Schema, property);
        }

        return !run.IsQuiet && run.Report(PathSegment.Of(property.NameUtf8), Name, SchemaMessages.NotAllowed(property.Name, _names));
    }

    private bool IsDeclared(ReadOnlySpan<byte> name)
    {
        if (_table.Find(name) >= 0)
        {
            return true;
        }

        for (var i = 0; i < _patterns.Count; i++)
        {
            if (_patterns[i].IsMatch(name))
            {
                return true;
            }
        }

        return false;
    }
}
