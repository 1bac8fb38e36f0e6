using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c> (JSON Schema Validation, sections 6.4.4 and 6.4.5).</summary>
internal sealed class ContainsKeyword : Keyword
{
    private readonly SchemaNode _schema;
    private readonly int _min;
    private readonly int _max;

    private ContainsKeyword(string name, SchemaNode schema, int min, int max) : base(name)
    {
        _schema = schema;
        _min = min;
        _max = max;
    }

    public static Keyword Read(KeywordSource source) =>
        new ContainsKeyword(source.Name, source.Node(), Bound(source, "minContains") ?? 1, Bound(source, "maxContains") ?? int.MaxValue);

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Array)
        {
            return true;
        }

        var count = 0;
        foreach (var element in value.Elements)
        {
            count += run.Try(_schema, element) ? 1 : 0;
        }

        if (count >= _min && count <= _max)
        {
            return true;
        }

        return !run.IsQuiet && run.Report(Name, count < _min
            ? SchemaMessages.Contains("at least", _min, count)
            : SchemaMessages.Contains("at most", _max, count));
    }

    private static int? Bound(KeywordSource source, string name)
    {
        var value = source.Schema.Property(name);
        return value.Exists ? (source with { Name = name, Value = value, Place = source.Place.Beside(name) }).Count() : null;
    }
}
