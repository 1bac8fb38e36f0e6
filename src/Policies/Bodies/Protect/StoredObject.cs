using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>
/// The object before a write, with its <c>managedFields</c>. For an update an API server takes them off the old object before it asks (it has put them into the new
/// one, as they are after the write), so that they have to be fetched.
/// </summary>
internal static class StoredObject
{
    /// <summary>Whether the request does not say it.</summary>
    public static bool IsWanted(Judgement judgement) => judgement.Old.Kind == JsonKind.Object && new ObjectMeta(judgement.Old).ManagedFields.Count == 0;

    /// <summary>Why it can't be told, or null. What was written in between is another object; of one that is not stored nothing is known to be set by anybody.</summary>
    public static string? TryRead(Judgement judgement, out JsonValue stored)
    {
        stored = judgement.Old;
        if (!IsWanted(judgement))
        {
            return null;
        }

        var need = ParentNeed.Of(judgement.Request);
        var answer = judgement.Review.Objects.Find(need);
        if (answer.Status is ObjectAnswerStatus.NotAsked or ObjectAnswerStatus.Unknown)
        {
            return EvaluationMessages.UnknownObject(need, answer.Reason is { Length: > 0 } reason ? reason : "nobody asked");
        }

        if (answer.Status == ObjectAnswerStatus.Found)
        {
            stored = answer.Objects![0];
        }

        return new ObjectMeta(stored).ResourceVersion.SemanticEquals(new ObjectMeta(judgement.Old).ResourceVersion)
            ? null
            : EvaluationMessages.UnknownObject(need, "it was written in between");
    }
}
