using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>propertyNames</c> (JSON Schema Core, section 10.3.2.4).</summary>
internal sealed class PropertyNamesKeyword : Keyword
{
    private readonly SchemaNode _schema;

    private PropertyNamesKeyword(string name, SchemaNode schema) : base(name) => _schema = schema;

    public static Keyword Read(KeywordSource source) => new PropertyNamesKeyword(source.Name, source.Node());

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var valid = true;
        foreach (var property in value.Properties)
        {
            var count = run.Count;
            if (_schema.Evaluate(property.NameValue, run))
            {
                continue;
            }

            valid = false;
            if (run.StopsAtFirst)
            {
                return false;
            }

            run.Report(PathSegment.Of(property.NameUtf8), Name, SchemaMessages.BadName(run.TakeBack(count)));
        }

        return valid;
    }
}
