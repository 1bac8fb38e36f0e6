using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>anyOf</c> (JSON Schema Core, section 10.2.1.2).</summary>
internal sealed class AnyOfKeyword : Keyword
{
    private AnyOfKeyword(string name, IReadOnlyList<SchemaNode> schemas) : base(name) => InPlace = schemas;

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword? Read(KeywordSource source)
    {
        var isSaid = source.Dialect.IsStructural && source.Schema.Property("x-kubernetes-int-or-string"u8).IsTrue && IntOrStringKeyword.Says(source.Value);
        return !isSaid && source.Nodes() is { } nodes ? new AnyOfKeyword(source.Name, nodes) : null;
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        for (var i = 0; i < InPlace.Count; i++)
        {
            if (run.Try(InPlace[i], value))
            {
                return true;
            }
        }

        return !run.IsQuiet && run.Report(Name, SchemaMessages.NoAlternative(Reasons.Of(InPlace, value, run)));
    }
}
