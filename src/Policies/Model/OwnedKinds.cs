using Caveat.Kube;
using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>An entry of a profile's <c>resources</c> as written.</summary>
internal sealed class OwnedKinds
{
    public string ApiGroup { get; set; } = "";

    public IReadOnlyList<Written<string>> Kinds { get; set; } = [];

    public FieldPathText? Replicas { get; set; }

    public IReadOnlyList<ReadOnceField> ReadOnce { get; set; } = [];

    public bool Has(GroupVersionKind kind)
    {
        if (ApiGroup != kind.Group)
        {
            return false;
        }

        foreach (var known in Kinds)
        {
            if (known.Value == kind.Kind || known.Value == "*")
            {
                return true;
            }
        }

        return false;
    }

    public static RecordShape<OwnedKinds> Shape { get; } = new("resources", static () => new OwnedKinds(),
    [
        Field.Required<OwnedKinds, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v.Value, "API group."),
        Field.Required<OwnedKinds, IReadOnlyList<Written<string>>>("kinds", Shapes.NameList, static (t, v) => t.Kinds = v, "Kinds; * is any."),
        Field.Optional<OwnedKinds, FieldPathText>("replicas", Shapes.FieldPath, static (t, v) => t.Replicas = v,
            "What kubectl scale changes in an object of these kinds, as their CRDs say under subresources.scale.specReplicasPath; spec.replicas when left out."),
        Field.Optional<OwnedKinds, IReadOnlyList<ReadOnceField>>("readOnce", new ListShape<ReadOnceField>(ReadOnceField.Shape), static (t, v) => t.ReadOnce = v,
            "Fields that the operator reads when an object of these kinds is new, and never again: changing them later does nothing."),
    ]);
}
