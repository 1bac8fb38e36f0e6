using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>maximum</c> and <c>exclusiveMaximum</c> (JSON Schema Validation, sections 6.2.2 and 6.2.3); in OpenAPI 3.0 the second is a switch of the first.</summary>
internal sealed class MaximumKeyword : Keyword
{
    private readonly JsonLiteral _limit;
    private readonly bool _isExclusive;

    private MaximumKeyword(string name, JsonLiteral limit, bool isExclusive) : base(name)
    {
        _limit = limit;
        _isExclusive = isExclusive;
    }

    public static Keyword? Read(KeywordSource source) =>
        Read(source, source.Dialect.IsStructural && source.Schema.Property("exclusiveMaximum"u8).IsTrue);

    public static Keyword? ReadExclusive(KeywordSource source)
    {
        if (!source.Dialect.IsStructural)
        {
            return Read(source, isExclusive: true);
        }

        return source.Value.Kind is JsonKind.True or JsonKind.False ? null : source.Wrong("true or false, with the bound under 'maximum'");
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (!NumberOrder.IsNumber(value))
        {
            return true;
        }

        var order = NumberOrder.Compare(value, _limit.Value);
        return (_isExclusive ? order < 0 : order <= 0)
            || (!run.IsQuiet && run.Report(Name, SchemaMessages.Bound(_isExclusive ? "less than" : "at most", _limit, value)));
    }

    private static Keyword? Read(KeywordSource source, bool isExclusive) =>
        NumberOrder.IsNumber(source.Value)
            ? new MaximumKeyword(source.Name, source.Compiler.Literals.Add(source.Value), isExclusive)
            : source.Wrong("a number");
}
