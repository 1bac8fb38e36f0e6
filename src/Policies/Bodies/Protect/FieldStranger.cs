using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Tells whether an entry of <c>managedFields</c> is of somebody who has no business in an operator's object. Its name is what a client called itself: in doubt it is nobody's.</summary>
internal static class FieldStranger
{
    // Characters of a manager's name: the API server's own limit.
    private const int MaxManagerLength = 128;

    // By the names of their programs; those behind the first five are such as hold several of them.
    private static readonly byte[][] Kubernetes =
    [
        [.. "kube-controller-manager"u8], [.. "kube-scheduler"u8], [.. "kube-apiserver"u8], [.. "kubelet"u8], [.. "kube-proxy"u8],
        [.. "hyperkube"u8], [.. "k3s"u8], [.. "kubelite"u8],
    ];

    // What the API server notes of clients that don't say who they are, and what Go's library says for them.
    private static readonly byte[][] Nameless = [[.. "unknown"u8], [.. "Go-http-client"u8]];

    /// <summary>Whether it names neither the operator, nor a co-writer, nor Kubernetes, nor nobody.</summary>
    public static bool Is(ManagedFieldsEntry entry, OperatorFacts profile) =>
        IsOfPeople(entry)
        && entry.Manager.Utf8.Length > 0
        && !profile.HasFieldManager(entry.Manager)
        && !profile.IsCoWritersManager(entry.Manager)
        && !FieldOwners.IsNobody(entry.Manager)
        && !IsAmong(Kubernetes, entry)
        && !IsAmong(Nameless, entry)
        && !entry.Manager.Utf8.EndsWith("cloud-controller-manager"u8);

    /// <summary>
    /// Whether its manager made the object, as one does who restores it or hands it to the operator: it set what tells a child, the type of a Secret, or has written nothing
    /// since the object is there. The operator may not have written its fields yet.
    /// </summary>
    public static bool IsMaker(ManagedFieldsEntry entry, Json.JsonValue obj, ChildMarks marks) =>
        marks.AreSetIn(entry.Fields)
        || entry.Fields.Step("type"u8).Raw.Exists
        || IsAsOldAs(entry, obj.Property("metadata"u8).Property("creationTimestamp"u8).Text);

    /// <summary>The entry's own words.</summary>
    public static FieldWriter Describe(ManagedFieldsEntry entry) => new(FieldTexts.Cut(entry.Manager.Text!, MaxManagerLength), entry.Operation.Text ?? "", entry.Time.Text);

    // An API server writes both alike, in UTC and to the second.
    private static bool IsAsOldAs(ManagedFieldsEntry entry, string? created) =>
        created is not null && entry.Time.Text is { } time && string.CompareOrdinal(time, created) <= 0;

    // Through a subresource write controllers: kubelets a status, autoscalers a scale. People scale by kubectl.
    private static bool IsOfPeople(ManagedFieldsEntry entry) =>
        !entry.Subresource.Exists || entry.Subresource.Is(""u8) || (entry.Subresource.Is("scale"u8) && entry.Manager.Utf8.StartsWith("kubectl"u8));

    private static bool IsAmong(byte[][] names, ManagedFieldsEntry entry)
    {
        foreach (var name in names)
        {
            if (entry.Manager.Is(name))
            {
                return true;
            }
        }

        return false;
    }
}
