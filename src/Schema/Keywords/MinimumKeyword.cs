using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>minimum</c> and <c>exclusiveMinimum</c> (JSON Schema Validation, sections 6.2.4 and 6.2.5); in OpenAPI 3.0 the second is a switch of the first.</summary>
internal sealed class MinimumKeyword : Keyword
{
    private readonly JsonLiteral _limit;
    private readonly bool _isExclusive;

    private MinimumKeyword(string name, JsonLiteral limit, bool isExclusive) : base(name)
    {
        _limit = limit;
        _isExclusive = isExclusive;
    }

    public static Keyword? Read(KeywordSource source) =>
        Read(source, source.Dialect.IsStructural && source.Schema.Property("exclusiveMinimum"u8).IsTrue);

    public static Keyword? ReadExclusive(KeywordSource source)
    {
        if (!source.Dialect.IsStructural)
        {
            return Read(source, isExclusive: true);
        }

        return source.Value.Kind is JsonKind.True or JsonKind.False ? null : source.Wrong("true or false, with the bound under 'minimum'");
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (!NumberOrder.IsNumber(value))
        {
            return true;
        }

        var order = NumberOrder.Compare(value, _limit.Value);
        return (_isExclusive ? order > 0 : order >= 0)
            || (!run.IsQuiet && run.Report(Name, SchemaMessages.Bound(_isExclusive ? "more than" : "at least", _limit, value)));
    }

    private static Keyword? Read(KeywordSource source, bool isExclusive) =>
        NumberOrder.IsNumber(source.Value)
            ? new MinimumKeyword(source.Name, source.Compiler.Literals.Add(source.Value), isExclusive)
            : source.Wrong("a number");
}
