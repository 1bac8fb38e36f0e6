using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>not</c> (JSON Schema Core, section 10.2.1.4).</summary>
internal sealed class NotKeyword : Keyword
{
    private NotKeyword(string name, SchemaNode schema) : base(name) => InPlace = [schema];

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword Read(KeywordSource source) => new NotKeyword(source.Name, source.Node());

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        !run.Try(InPlace[0], value) || (!run.IsQuiet && run.Report(Name, SchemaMessages.Not));
}
