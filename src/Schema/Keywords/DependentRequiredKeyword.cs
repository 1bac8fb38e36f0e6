using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>dependentRequired</c> (JSON Schema Validation, section 6.5.4).</summary>
internal sealed class DependentRequiredKeyword : Keyword
{
    private readonly IReadOnlyList<(PathSegment If, PathSegment Then)> _pairs;

    private DependentRequiredKeyword(string name, IReadOnlyList<(PathSegment If, PathSegment Then)> pairs) : base(name) => _pairs = pairs;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind != JsonKind.Object)
        {
            return source.Wrong("an object of lists of strings");
        }

        var pairs = new List<(PathSegment, PathSegment)>();
        foreach (var property in source.Value.Properties)
        {
            foreach (var name in source.Strings(property.Value) ?? [])
            {
                pairs.Add((PathSegment.Of(property.NameUtf8), PathSegment.Of(name)));
            }
        }

        return new DependentRequiredKeyword(source.Name, pairs);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        for (var i = 0; i < _pairs.Count; i++)
        {
            var (condition, required) = _pairs[i];
            if (condition.In(value).Exists && !required.In(value).Exists)
            {
                valid = !run.IsQuiet && run.Report(required, Name, SchemaMessages.Dependent(condition.Name!));
            }
        }

        return valid;
    }
}
