using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Settle;

/// <summary><c>settle</c> as written: what waits until the operator has done its work.</summary>
internal sealed class SettleBody : RuleBody
{
    public override BodyKind Kind => SettleKind.Instance;

    public IReadOnlyList<FieldPathText> Fields { get; set; } = [];

    public SettleTime While { get; set; }

    private static ChoiceShape<SettleTime> Times { get; } = new([new("unsettled", SettleTime.Unsettled), new("upgrading", SettleTime.Upgrading)]);

    public override BodyReads Reads => new() { Paths = Fields };

    public override string Sense(SourceText source) => While == SettleTime.Upgrading
        ? "lets changes wait until an upgrade is over"
        : "lets changes wait until the operator has done its work on the last one";

    public static RecordShape<SettleBody> Shape { get; } = new("a settle", static () => new SettleBody(),
    [
        Field.Optional<SettleBody, IReadOnlyList<FieldPathText>>("fields", Shapes.FieldPathList, static (t, v) => t.Fields = v,
            "Only changes of these fields, and of what is below them, wait; when left out those of everything but metadata and status."),
        Field.Optional<SettleBody, SettleTime>("while", Times, static (t, v) => t.While = v,
            "How long they wait: unsettled (when left out), until the profile's settled is true; upgrading, only while its upgrading is."),
    ], static (t, span) => t.Span = span);
}
