using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>How an operator's children are told, as written.</summary>
internal sealed class ChildrenSpec
{
    public IReadOnlyList<Named<Written<string>>> Labels { get; set; } = [];

    public IReadOnlyList<ParentSpec> Parents { get; set; } = [];

    public bool OwnerReferences { get; set; }

    public static RecordShape<ChildrenSpec> Shape { get; } = new("children", static () => new ChildrenSpec(),
    [
        Field.Optional<ChildrenSpec, IReadOnlyList<Named<Written<string>>>>("labels", Shapes.TextMap, static (t, v) => t.Labels = v,
            "Labels that every child has; a child must have them all."),
        Field.Optional<ChildrenSpec, IReadOnlyList<ParentSpec>>("parents", new ListShape<ParentSpec>(ParentSpec.Shape), static (t, v) => t.Parents = v,
            "How labels name the parent; the first whose label is there counts."),
        Field.Optional<ChildrenSpec, Written<bool>>("ownerReferences", Shapes.Boolean, static (t, v) => t.OwnerReferences = v.Value,
            "true: an owner reference to one of the profile's resources makes a child too."),
    ]);
}
