using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>const</c> (JSON Schema Validation, section 6.1.3).</summary>
internal sealed class ConstKeyword : Keyword
{
    private readonly JsonLiteral _expected;

    private ConstKeyword(string name, JsonLiteral expected) : base(name) => _expected = expected;

    public static Keyword Read(KeywordSource source) => new ConstKeyword(source.Name, source.Compiler.Literals.Add(source.Value));

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        _expected.Value.SemanticEquals(value) || (!run.IsQuiet && run.Report(Name, SchemaMessages.Const(_expected, value)));
}
