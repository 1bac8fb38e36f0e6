using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Prerequisite;

/// <summary><c>prerequisite</c> as written: what has to be there, or to be done, before the write.</summary>
internal sealed class PrerequisiteBody : RuleBody
{
    public override BodyKind Kind => PrerequisiteKind.Instance;

    public Written<string> Lookup { get; set; }

    public ExpressionText? That { get; set; }

    public IReadOnlyList<FieldTemplate> Fields { get; set; } = [];

    public override BodyReads Reads => new() { Verdict = That, Shown = Fields, Lookup = Lookup.Value };

    public override string Sense(SourceText source) => $"wants {Lookup.Value} to be there{(That is null ? "" : ", and a condition to hold")}";

    public static RecordShape<PrerequisiteBody> Shape { get; } = new("a prerequisite", static () => new PrerequisiteBody(),
    [
        Field.Required<PrerequisiteBody, Written<string>>("lookup", Shapes.Text, static (t, v) => t.Lookup = v,
            "Name of one of the policy's lookups: the object must be there, and of a list at least one."),
        Field.Optional<PrerequisiteBody, ExpressionText>("that", Shapes.Expression, static (t, v) => t.That = v,
            "CEL that must be true besides, over object, oldObject and lookups; of a list it alone decides."),
        Field.Optional<PrerequisiteBody, IReadOnlyList<FieldTemplate>>("fields", Shapes.FieldPathsOfRule, static (t, v) => t.Fields = v,
            "Paths of the fields that want it, shown with their values. {{ CEL }} in a path gives an index or a key; a list stands for a path each."),
    ], static (t, span) => t.Span = span);
}
