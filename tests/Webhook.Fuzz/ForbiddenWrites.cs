using System.Text.Json;

namespace Caveat.Webhook.Fuzz;

/// <summary>
/// Writes that corpus/policies.yaml forbids beyond doubt, told from the review alone and without the engine. Not all that it forbids: where a rule has an exception, the write isn't here.
/// </summary>
internal static class ForbiddenWrites
{
    private static readonly string[] ExcludedNamespaces = ["kube-system", "kube-public", "kube-node-lease", "caveat-system"];

    public static bool Has(ReviewReading review)
    {
        if (Array.IndexOf(ExcludedNamespaces, review.Namespace) >= 0)
        {
            return false;
        }

        return IsWidget(review)
            ? review.Operation switch { "CREATE" => IsUnsound(review), "UPDATE" => BecomesTwo(review), "DELETE" => IsDeletedByAlice(review), _ => false }
            : IsScaled(review) || IsEntered(review) || IsChildChanged(review);
    }

    private static bool IsWidget(ReviewReading review) =>
        review is { Group: "example.com", Resource: "widgets", SubResource: "" } && review.Text("kind", "group") == "example.com" && review.Text("kind", "kind") == "Widget";

    // What can't be judged is refused too: no replicas, no spec.
    private static bool IsUnsound(ReviewReading review) => review.At("object", "spec", "replicas") is not { } replicas || IsTwo(replicas);

    private static bool BecomesTwo(ReviewReading review) =>
        review.At("object", "spec", "replicas") is { } after && IsTwo(after)
        && review.At("oldObject", "spec", "replicas") is { } before && !IsTwo(before)
        && !IsBeingDeleted(review);

    private static bool IsDeletedByAlice(ReviewReading review) =>
        IsAlice(review) && review.At("oldObject") is { ValueKind: JsonValueKind.Object } && !IsBeingDeleted(review);

    // There is nobody to ask for the Widget that is scaled, and so nothing to judge. No API server sends a Scale with a time of deletion: what is said of that holds for it as for every object.
    private static bool IsScaled(ReviewReading review) =>
        review is { Group: "example.com", Resource: "widgets", SubResource: "scale", Operation: "UPDATE" }
        && review.Text("name").Length > 0 && review.Text("namespace").Length > 0 && !IsBeingDeleted(review);

    private static bool IsEntered(ReviewReading review) =>
        review is { Group: "", Resource: "pods", SubResource: "exec", Operation: "CONNECT" }
        && review.At("resource", "group") is not null && IsAlice(review) && review.Text("name").Length > 0 && review.Text("namespace").Length > 0;

    private static bool IsChildChanged(ReviewReading review) =>
        review is { Group: "", Resource: "configmaps", SubResource: "", Operation: "UPDATE" }
        && review.Text("kind", "kind") == "ConfigMap" && review.At("kind", "group") is { ValueKind: JsonValueKind.String } group && group.ValueEquals("")
        && IsAlice(review)
        && review.Text("oldObject", "metadata", "labels", "app.kubernetes.io/managed-by") == "widget-operator"
        && review.Text("oldObject", "data", "a") is { Length: > 0 } before && review.Text("object", "data", "a") is { Length: > 0 } after && before != after
        && !IsBeingDeleted(review);

    private static bool IsTwo(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number == 2;

    private static bool IsBeingDeleted(ReviewReading review) => review.At("oldObject", "metadata", "deletionTimestamp") is not null;

    // With no group that is Kubernetes' own.
    private static bool IsAlice(ReviewReading review) =>
        review.Text("userInfo", "username") == "alice"
        && review.At("userInfo", "groups") is { ValueKind: JsonValueKind.Array } groups
        && groups.EnumerateArray().All(static group => group is { ValueKind: JsonValueKind.String } && (group.ValueEquals("developers") || group.ValueEquals("system:authenticated")));
}
