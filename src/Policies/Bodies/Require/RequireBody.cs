using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Bodies.Require;

/// <summary><c>require</c> as written: what must hold.</summary>
internal sealed class RequireBody : RuleBody
{
    public override BodyKind Kind => RequireKind.Instance;

    public IReadOnlyList<FieldTemplate> Fields { get; set; } = [];

    public ExpressionText? That { get; set; }

    public FieldPathText? Path { get; set; }

    public YamlNode? Schema { get; set; }

    public override BodyReads Reads => new() { Verdict = That, Shown = Fields, Paths = Path is null ? [] : [Path] };

    public override string Sense(SourceText source) => Path is null ? "requires that a condition holds" : $"requires {Path.Path}, and that it keeps to a schema";

    public static RecordShape<RequireBody> Shape { get; } = new("a require", static () => new RequireBody(),
    [
        Field.Optional<RequireBody, IReadOnlyList<FieldTemplate>>("fields", Shapes.FieldPathsOfRule, static (t, v) => t.Fields = v,
            "Paths of the fields that it is about; a message shows them with their values. {{ CEL }} in a path gives an index or a key; a list stands for a path each."),
        Field.Optional<RequireBody, ExpressionText>("that", Shapes.Expression, static (t, v) => t.That = v,
            "CEL that must be true."),
        Field.Optional<RequireBody, FieldPathText>("path", Shapes.FieldPath, static (t, v) => t.Path = v,
            "Instead of fields and that: a field that must be there, and that keeps to a schema."),
        Field.Optional<RequireBody, YamlNode>("schema", Shapes.Anything, static (t, v) => t.Schema = v,
            "With path: a JSON Schema, draft 2020-12."),
    ], static (t, span) => t.Span = span);
}
