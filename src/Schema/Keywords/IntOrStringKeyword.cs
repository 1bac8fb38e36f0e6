using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>x-kubernetes-int-or-string</c>: a port by number or by name, a share in percent.</summary>
internal sealed class IntOrStringKeyword : Keyword
{
    private readonly ValueTypes _types;

    private IntOrStringKeyword(string name, ValueTypes types) : base(name) => _types = types;

    public override bool JudgesNull => true;

    public static Keyword? Read(KeywordSource source) => source.Value.Kind switch
    {
        JsonKind.True => new IntOrStringKeyword(source.Name, ValueTypes.Integer | ValueTypes.String
            | (source.Schema.Property("nullable"u8).IsTrue ? ValueTypes.Null : ValueTypes.None)),
        JsonKind.False => null,
        _ => source.Wrong("true or false"),
    };

    /// <summary>Whether alternatives say no more than this keyword does, as the API server wants it to be written.</summary>
    public static bool Says(JsonValue alternatives)
    {
        var types = ValueTypes.None;
        foreach (var alternative in alternatives.Elements)
        {
            if (alternative.Count != 1 || alternative.Property("type"u8).Text is not { } name)
            {
                return false;
            }

            types |= TypeNames.Parse(name);
        }

        return types == (ValueTypes.Integer | ValueTypes.String);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        (_types & TypeNames.Of(value)) != ValueTypes.None || (!run.IsQuiet && run.Report(Name, SchemaMessages.Type(TypeNames.Words(_types), value)));
}
