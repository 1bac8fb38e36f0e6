using Caveat.Json;

namespace Caveat.Kube;

/// <summary>An entry of <c>metadata.ownerReferences</c>.</summary>
/// <param name="Raw">The entry; absent when there is none.</param>
public readonly record struct OwnerReference(JsonValue Raw)
{
    /// <summary>Whether there is an owner.</summary>
    public bool Exists => Raw.Exists;

    /// <summary>The owner's kind, with the group and version that the entry names.</summary>
    public GroupVersionKind Kind => Exists
        ? GroupVersionKind.Of(NamePool.Get(Raw.Property("apiVersion"u8).Utf8), NamePool.Get(Raw.Property("kind"u8).Utf8))
        : default;

    /// <summary><c>name</c>; the owner is in the same namespace, or has none.</summary>
    public JsonValue Name => Raw.Property("name"u8);

    /// <summary><c>uid</c>.</summary>
    public JsonValue Uid => Raw.Property("uid"u8);

    /// <summary>Whether the owner is the one that controls the object.</summary>
    public bool IsController => Raw.Property("controller"u8).IsTrue;
}
