using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Bodies.Default;

/// <summary><c>default</c> as written: what an absent field gets.</summary>
internal sealed class DefaultBody : RuleBody
{
    public override BodyKind Kind => DefaultKind.Instance;

    public FieldPathText? Field { get; set; }

    public YamlNode? Value { get; set; }

    public ExpressionText? Expression { get; set; }

    public ExpressionText? When { get; set; }

    public bool Controlled { get; set; }

    public static RecordShape<DefaultBody> Shape { get; } = new("a default", static () => new DefaultBody(),
    [
        Loading.Field.Required<DefaultBody, FieldPathText>("field", Shapes.FieldPath, static (t, v) => t.Field = v,
            "Path of the field; absent parents are made."),
        Loading.Field.Optional<DefaultBody, YamlNode>("value", Shapes.Anything, static (t, v) => t.Value = v,
            "What it gets. Give value or expression."),
        Loading.Field.Optional<DefaultBody, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL that gives what it gets. Give value or expression."),
        Loading.Field.Optional<DefaultBody, ExpressionText>("when", Shapes.Expression, static (t, v) => t.When = v,
            "CEL of type bool: it is filled in only where this is true."),
        Loading.Field.Optional<DefaultBody, Written<bool>>("controlled", Shapes.Boolean, static (t, v) => t.Controlled = v.Value,
            "true: objects that another controller owns are filled in too."),
    ], static (t, span) => t.Span = span) { OneOf = ["value", "expression"] };
}
