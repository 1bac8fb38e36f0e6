using Caveat.Json;
using Caveat.Schema.Patterns;

namespace Caveat.Schema.Keywords;

/// <summary><c>pattern</c> (JSON Schema Validation, section 6.3.3): found anywhere in the string.</summary>
internal sealed class PatternKeyword : Keyword
{
    private readonly SchemaPattern _pattern;

    private PatternKeyword(string name, SchemaPattern pattern) : base(name) => _pattern = pattern;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Text is not { } text)
        {
            return source.Wrong("a pattern");
        }

        return source.Compiler.Pattern(text, source.Place) is { } pattern ? new PatternKeyword(source.Name, pattern) : null;
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        value.Kind != JsonKind.String || _pattern.IsMatch(value.Utf8)
        || (!run.IsQuiet && run.Report(Name, SchemaMessages.Pattern(_pattern.Source, value)));
}
