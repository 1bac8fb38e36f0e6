using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Settle;

/// <summary><c>settle</c> as written: what waits until the operator has done its work.</summary>
internal sealed class SettleBody : RuleBody
{
    public override BodyKind Kind => SettleKind.Instance;

    public IReadOnlyList<FieldPathText> Fields { get; set; } = [];

    public override BodyReads Reads => new() { Paths = Fields };

    public override string Sense(SourceText source) => "lets changes wait until the operator has done its work on the last one";

    public static RecordShape<SettleBody> Shape { get; } = new("a settle", static () => new SettleBody(),
    [
        Field.Optional<SettleBody, IReadOnlyList<FieldPathText>>("fields", Shapes.FieldPathList, static (t, v) => t.Fields = v,
            "Only changes of these fields, and of what is below them, wait; when left out those of everything but metadata and status."),
    ], static (t, span) => t.Span = span);
}
