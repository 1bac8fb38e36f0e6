using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>The <c>spec</c> of an <c>OperatorProfile</c> as written.</summary>
internal sealed class ProfileSpec
{
    public string? DisplayName { get; set; }

    public IReadOnlyList<OwnedKinds> Resources { get; set; } = [];

    public IdentitySpec Identities { get; set; } = new();

    public IdentitySpec CoWriters { get; set; } = new();

    public IReadOnlyList<Written<string>> FieldManagers { get; set; } = [];

    public IReadOnlyList<Written<string>> CoWriterManagers { get; set; } = [];

    public ChildrenSpec Children { get; set; } = new();

    public IReadOnlyList<FieldPathText> IgnoredFields { get; set; } = [];

    public ExpressionText? Settled { get; set; }

    public ExpressionText? Paused { get; set; }

    public ExpressionText? Upgrading { get; set; }

    public static RecordShape<ProfileSpec> Shape { get; } = new("the spec of an OperatorProfile", static () => new ProfileSpec(),
    [
        Field.Optional<ProfileSpec, Written<string>>("displayName", Shapes.Text, static (t, v) => t.DisplayName = v.Value,
            "What people call the operator: Strimzi."),
        Field.Required<ProfileSpec, IReadOnlyList<OwnedKinds>>("resources", new ListShape<OwnedKinds>(OwnedKinds.Shape), static (t, v) => t.Resources = v,
            "The kinds that users write and the operator reconciles."),
        Field.Required<ProfileSpec, IdentitySpec>("identities", IdentitySpec.Shape, static (t, v) => t.Identities = v,
            "Who the operator is."),
        Field.Optional<ProfileSpec, IdentitySpec>("coWriters", IdentitySpec.Shape, static (t, v) => t.CoWriters = v,
            "Who else may write the operator's objects, besides Kubernetes' own controllers."),
        Field.Optional<ProfileSpec, IReadOnlyList<Written<string>>>("fieldManagers", Shapes.NameList, static (t, v) => t.FieldManagers = v,
            "Names that the operator writes under in managedFields."),
        Field.Optional<ProfileSpec, IReadOnlyList<Written<string>>>("coWriterManagers", Shapes.NameList, static (t, v) => t.CoWriterManagers = v,
            "Names that co-writers write under in managedFields; what they set is no drift to an audit."),
        Field.Optional<ProfileSpec, ChildrenSpec>("children", ChildrenSpec.Shape, static (t, v) => t.Children = v,
            "How the operator's own objects are told from others, and how they point back to their parent."),
        Field.Optional<ProfileSpec, IReadOnlyList<FieldPathText>>("ignoredFields", Shapes.FieldPathList, static (t, v) => t.IgnoredFields = v,
            "Fields of children that anyone may change: the operator leaves them alone, or listens to them."),
        Field.Optional<ProfileSpec, ExpressionText>("settled", Shapes.Expression, static (t, v) => t.Settled = v,
            "CEL over object: the operator has done its work on it."),
        Field.Optional<ProfileSpec, ExpressionText>("paused", Shapes.Expression, static (t, v) => t.Paused = v,
            "CEL over object: the operator is told to leave it alone."),
        Field.Optional<ProfileSpec, ExpressionText>("upgrading", Shapes.Expression, static (t, v) => t.Upgrading = v,
            "CEL over object: an upgrade is under way."),
    ]);
}
