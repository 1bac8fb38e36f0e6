using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Exceptions;

/// <summary>Objects that an exception is about.</summary>
/// <param name="Group">Their API group.</param>
/// <param name="Resource">Their resource: a write to a subresource is a write to the object.</param>
/// <param name="Name">Null for any.</param>
/// <param name="Selector">Null for any.</param>
internal sealed record ExceptedTarget(string Group, string Resource, string? Name, LabelTests? Selector)
{
    public bool Fits(Judgement judgement)
    {
        var request = judgement.Request;
        return request.Resource.Group == Group
            && request.Resource.Resource == Resource
            && (Name is null || NameOf(judgement).Is(Name))
            && (Selector is null || FitsLabels(judgement.New) || FitsLabels(judgement.Old));
    }

    // A CREATE need not say the name beside the object, and a subresource's object need not carry it.
    private static JsonValue NameOf(Judgement judgement) =>
        judgement.Request.Name.Utf8.IsEmpty ? new ObjectMeta(judgement.Subject).Name : judgement.Request.Name;

    private bool FitsLabels(JsonValue candidate) => candidate.Kind == JsonKind.Object && Selector!.Fit(new ObjectMeta(candidate).Labels);
}
