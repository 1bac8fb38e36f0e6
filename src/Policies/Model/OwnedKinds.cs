using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>An entry of a profile's <c>resources</c> as written.</summary>
internal sealed class OwnedKinds
{
    public string ApiGroup { get; set; } = "";

    public IReadOnlyList<Written<string>> Kinds { get; set; } = [];

    public FieldPathText? Replicas { get; set; }

    public static RecordShape<OwnedKinds> Shape { get; } = new("resources", static () => new OwnedKinds(),
    [
        Field.Required<OwnedKinds, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v.Value, "API group."),
        Field.Required<OwnedKinds, IReadOnlyList<Written<string>>>("kinds", Shapes.NameList, static (t, v) => t.Kinds = v, "Kinds; * is any."),
        Field.Optional<OwnedKinds, FieldPathText>("replicas", Shapes.FieldPath, static (t, v) => t.Replicas = v,
            "What kubectl scale changes in an object of these kinds, as their CRDs say under subresources.scale.specReplicasPath; spec.replicas when left out."),
    ]);
}
