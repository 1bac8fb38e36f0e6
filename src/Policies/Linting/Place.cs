using Caveat.Schema;

namespace Caveat.Policies.Linting;

/// <summary>A place in an object that an expression names.</summary>
/// <param name="Parent">The place that it is in; null for a whole object.</param>
/// <param name="Path">Spelled one way, so that equal places have equal paths.</param>
/// <param name="Node">What the schema says; null where it says nothing, or where there is none.</param>
internal sealed record Place(Place? Parent, string Path, SchemaNode? Node)
{
    private static readonly HashSet<string> OptionalMetadata =
        new(StringComparer.Ordinal) { "labels", "annotations", "finalizers", "ownerReferences", "deletionTimestamp", "deletionGracePeriodSeconds", "generateName" };

    /// <summary>Whether the object's kind has no schema here.</summary>
    private bool IsUnknownObject => Parent is null && Node is null;

    private bool IsMetadata => Parent is { Parent: null } && Path.EndsWith(".metadata", StringComparison.Ordinal);

    private bool IsTextMap => Parent is { IsMetadata: true } && (Path.EndsWith(".labels", StringComparison.Ordinal) || Path.EndsWith(".annotations", StringComparison.Ordinal));

    // Operators write them, and Kubernetes' conventions have them in every one, whatever a schema says.
    private bool IsCondition => Parent is { Path: var list } && list.EndsWith(".status.conditions", StringComparison.Ordinal);

    public Place Field(string name) => new(this, $"{Path}.{name}", Node?.Property(name) ?? Node?.AdditionalProperties);

    /// <param name="index">As written; the elements of a loop have its variable.</param>
    public Place Element(string index) => new(this, $"{Path}[{index}]", Node?.Items ?? Node?.AdditionalProperties);

    /// <summary>Whether a sound object may lack the field. False where nobody knows.</summary>
    public bool MayLack(string name)
    {
        if (IsMetadata || IsTextMap)
        {
            return IsTextMap || OptionalMetadata.Contains(name);
        }

        if (IsCondition && name is ("type" or "status"))
        {
            return false;
        }

        if (IsUnknownObject || Node is null)
        {
            return IsUnknownObject && name == "status";
        }

        if (Node.Property(name) is { } declared)
        {
            return !Node.IsRequired(name) && declared.Default is null && !(Parent is null && name is ("apiVersion" or "kind" or "metadata"));
        }

        return Node.AdditionalProperties is not null || Node.PreservesUnknownFields;
    }
}
