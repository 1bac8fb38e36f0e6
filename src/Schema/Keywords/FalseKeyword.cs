using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>The schema <c>false</c>: nothing is valid (JSON Schema Core, section 4.3.2).</summary>
internal sealed class FalseKeyword : Keyword
{
    private FalseKeyword() : base("false")
    {
    }

    public static FalseKeyword Instance { get; } = new();

    public override bool JudgesNull => true;

    public override bool Evaluate(JsonValue value, SchemaRun run) => !run.IsQuiet && run.Report(Name, SchemaMessages.Nothing);
}
