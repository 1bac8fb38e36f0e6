using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Require;

/// <summary><c>require</c> as written: what must hold.</summary>
internal sealed class RequireBody : RuleBody
{
    public override BodyKind Kind => RequireKind.Instance;

    public IReadOnlyList<FieldTemplate> Fields { get; set; } = [];

    public ExpressionText? That { get; set; }

    public static RecordShape<RequireBody> Shape { get; } = new("a require", static () => new RequireBody(),
    [
        Field.Required<RequireBody, IReadOnlyList<FieldTemplate>>("fields", Shapes.FieldPathsOfRule, static (t, v) => t.Fields = v,
            "Paths of the fields that it is about; a message shows them with their values. {{ CEL }} in a path gives an index or a key; a list stands for a path each."),
        Field.Required<RequireBody, ExpressionText>("that", Shapes.Expression, static (t, v) => t.That = v,
            "CEL that must be true."),
    ], static (t, span) => t.Span = span);
}
