using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>What the options of <c>check</c> say of the request that a manifest would be written with.</summary>
public sealed record RequestTemplate
{
    /// <summary>Of an object that is found and that nobody writes: one that names no namespace is in none.</summary>
    public static RequestTemplate OfAudit { get; } = new() { User = "", Groups = [], Namespace = "" };

    /// <summary>Null: UPDATE where there is an old object, else CREATE.</summary>
    public AdmissionOperation? Operation { get; init; }

    /// <summary>The user name of the request; empty for nobody, of whom the request says nothing then.</summary>
    public string User { get; init; } = "kubernetes-admin";

    /// <summary>The groups of the user, <c>system:authenticated</c> included.</summary>
    public IReadOnlyList<string> Groups { get; init; } = ["system:masters", "system:authenticated"];

    /// <summary>Empty for the object itself.</summary>
    public string SubResource { get; init; } = "";

    /// <summary>For objects that name none, as with <c>kubectl -n</c>.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Null: the resource that serves the kind. Of a subresource with a kind of its own, the parent's.</summary>
    public GroupVersionResource? Resource { get; init; }

    /// <summary>Null: the object's own name. For objects without one, such as a <c>PodExecOptions</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether nothing is to be stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The operation's options; absent for none.</summary>
    public JsonValue Options { get; init; }
}
