using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>multipleOf</c> (JSON Schema Validation, section 6.2.1).</summary>
internal sealed class MultipleOfKeyword : Keyword
{
    private readonly JsonLiteral _factor;

    private MultipleOfKeyword(string name, JsonLiteral factor) : base(name) => _factor = factor;

    public static Keyword? Read(KeywordSource source) =>
        NumberOrder.IsNumber(source.Value) && source.Value.AsFloat > 0
            ? new MultipleOfKeyword(source.Name, source.Compiler.Literals.Add(source.Value))
            : source.Wrong("a number of more than 0");

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        !NumberOrder.IsNumber(value) || NumberOrder.IsMultiple(value, _factor.Value)
        || (!run.IsQuiet && run.Report(Name, SchemaMessages.MultipleOf(_factor, value)));
}
