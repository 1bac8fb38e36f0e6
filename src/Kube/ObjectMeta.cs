using Caveat.Json;

namespace Caveat.Kube;

/// <summary>The metadata of an object; of an absent one, everything is absent.</summary>
public readonly struct ObjectMeta
{
    /// <summary>Looks at the <c>metadata</c> of an object.</summary>
    public ObjectMeta(JsonValue obj) => Raw = obj.Property("metadata"u8);

    /// <summary>The whole <c>metadata</c>.</summary>
    public JsonValue Raw { get; }

    /// <summary><c>name</c>.</summary>
    public JsonValue Name => Raw.Property("name"u8);

    /// <summary><c>generateName</c>: the name's beginning, where the server makes the end.</summary>
    public JsonValue GenerateName => Raw.Property("generateName"u8);

    /// <summary><c>namespace</c>.</summary>
    public JsonValue Namespace => Raw.Property("namespace"u8);

    /// <summary><c>uid</c>.</summary>
    public JsonValue Uid => Raw.Property("uid"u8);

    /// <summary><c>resourceVersion</c>.</summary>
    public JsonValue ResourceVersion => Raw.Property("resourceVersion"u8);

    /// <summary><c>labels</c>: an object of strings.</summary>
    public JsonValue Labels => Raw.Property("labels"u8);

    /// <summary><c>annotations</c>: an object of strings.</summary>
    public JsonValue Annotations => Raw.Property("annotations"u8);

    /// <summary><c>finalizers</c>: an array of strings.</summary>
    public JsonValue Finalizers => Raw.Property("finalizers"u8);

    /// <summary><c>ownerReferences</c>: an array of objects; see <see cref="OwnerReference"/>.</summary>
    public JsonValue OwnerReferences => Raw.Property("ownerReferences"u8);

    /// <summary><c>managedFields</c>: an array of objects; an entry a manager, operation and subresource.</summary>
    public JsonValue ManagedFields => Raw.Property("managedFields"u8);

    /// <summary><c>generation</c>; 0 when absent, as before the first write.</summary>
    public long Generation => Raw.Property("generation"u8).AsInteger;

    /// <summary>Whether <c>deletionTimestamp</c> is set: the object waits for its finalizers.</summary>
    public bool IsBeingDeleted => Raw.Property("deletionTimestamp"u8).Kind == JsonKind.String;

    /// <summary>The owner with <c>controller: true</c>, of which there is at most one; one without a value when there is none.</summary>
    public OwnerReference Controller
    {
        get
        {
            foreach (var owner in OwnerReferences.Elements)
            {
                if (owner.Property("controller"u8).IsTrue)
                {
                    return new OwnerReference(owner);
                }
            }

            return default;
        }
    }

    /// <summary>The value of a label; absent when the object has none of that name.</summary>
    public JsonValue Label(ReadOnlySpan<byte> name) => Labels.Property(name);

    /// <summary>The value of an annotation; absent when the object has none of that name.</summary>
    public JsonValue Annotation(ReadOnlySpan<byte> name) => Annotations.Property(name);
}
