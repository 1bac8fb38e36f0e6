using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>How an operator's children are told, as written.</summary>
internal sealed class ChildrenSpec
{
    public IReadOnlyList<Named<Written<string>>> Labels { get; set; } = [];

    public string? ParentLabel { get; set; }

    public string? ParentKindLabel { get; set; }

    public bool OwnerReferences { get; set; }

    public static RecordShape<ChildrenSpec> Shape { get; } = new("children", static () => new ChildrenSpec(),
    [
        Field.Optional<ChildrenSpec, IReadOnlyList<Named<Written<string>>>>("labels", Shapes.TextMap, static (t, v) => t.Labels = v,
            "Labels that every child has; a child must have them all."),
        Field.Optional<ChildrenSpec, Written<string>>("parentLabel", Shapes.Text, static (t, v) => t.ParentLabel = v.Value,
            "Label whose value is the name of the parent."),
        Field.Optional<ChildrenSpec, Written<string>>("parentKindLabel", Shapes.Text, static (t, v) => t.ParentKindLabel = v.Value,
            "Label whose value is the kind of the parent."),
        Field.Optional<ChildrenSpec, Written<bool>>("ownerReferences", Shapes.Boolean, static (t, v) => t.OwnerReferences = v.Value,
            "true: an owner reference to one of the profile's resources makes a child too."),
    ]);
}
