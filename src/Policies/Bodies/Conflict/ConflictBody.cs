using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Conflict;

/// <summary><c>conflict</c> as written: settings that clash.</summary>
internal sealed class ConflictBody : RuleBody
{
    public override BodyKind Kind => ConflictKind.Instance;

    public IReadOnlyList<FieldTemplate> Fields { get; set; } = [];

    public ExpressionText? When { get; set; }

    public override BodyReads Reads => new() { Verdict = When, ViolatedWhen = true, Shown = Fields };

    public override string Sense(SourceText source) => "finds settings that clash";

    public static RecordShape<ConflictBody> Shape { get; } = new("a conflict", static () => new ConflictBody(),
    [
        Field.Required<ConflictBody, IReadOnlyList<FieldTemplate>>("fields", Shapes.FieldPathsOfRule, static (t, v) => t.Fields = v,
            "Paths of the fields that clash, such as spec.kafka.listeners; a message shows them with their values. {{ CEL }} in a path gives an index or a key; a list stands for a path each."),
        Field.Required<ConflictBody, ExpressionText>("when", Shapes.Expression, static (t, v) => t.When = v,
            "CEL that is true when the settings clash."),
    ], static (t, span) => t.Span = span);
}
