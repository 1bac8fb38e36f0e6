using Caveat.Json;

namespace Caveat.Kube;

/// <summary>An entry of <c>metadata.managedFields</c>: which manager set which fields, by which operation.</summary>
/// <param name="Raw">The entry; absent when there is none.</param>
public readonly record struct ManagedFieldsEntry(JsonValue Raw)
{
    /// <summary>The manager's name, which is the client's to choose.</summary>
    public JsonValue Manager => Raw.Property("manager"u8);

    /// <summary><c>Apply</c> or <c>Update</c>.</summary>
    public JsonValue Operation => Raw.Property("operation"u8);

    /// <summary>The version that the fields' paths are of.</summary>
    public JsonValue ApiVersion => Raw.Property("apiVersion"u8);

    /// <summary>Such as <c>status</c> or <c>scale</c>; absent for the object itself.</summary>
    public JsonValue Subresource => Raw.Property("subresource"u8);

    /// <summary>When the entry was last changed, in RFC 3339; absent when unknown.</summary>
    public JsonValue Time => Raw.Property("time"u8);

    /// <summary>The fields; empty when the entry has none, or is of another format than <c>FieldsV1</c>.</summary>
    public FieldSet Fields => new(Raw.Property("fieldsV1"u8));

    /// <summary>Whether another entry is of the same manager, operation, version and subresource, of which there is one entry in an object.</summary>
    public bool IsSameManager(ManagedFieldsEntry other) =>
        Manager.SemanticEquals(other.Manager)
        && Operation.SemanticEquals(other.Operation)
        && ApiVersion.SemanticEquals(other.ApiVersion)
        && Subresource.SemanticEquals(other.Subresource);

    /// <summary>The entry of the same manager, operation, version and subresource in another object's <c>managedFields</c>; absent when there is none.</summary>
    public ManagedFieldsEntry FindIn(JsonValue managedFields)
    {
        foreach (var element in managedFields.Elements)
        {
            var entry = new ManagedFieldsEntry(element);
            if (IsSameManager(entry))
            {
                return entry;
            }
        }

        return default;
    }
}
