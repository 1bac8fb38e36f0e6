using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Who set which fields of an object, as its <c>managedFields</c> tell. A name in them is what a client called itself; what was guarded so far makes them worth more.</summary>
internal sealed class FieldOwners
{
    // Entries of updates in an object: of more, the API server puts the oldest together (DefaultMaxUpdateManagers in k8s.io/apimachinery).
    private const int MaxUpdates = 10;

    private readonly bool _isFull;

    private FieldOwners(List<FieldOwner> roots, bool guardsUnowned, bool isFull) => (Roots, GuardsUnowned, _isFull) = (roots, guardsUnowned, isFull);

    /// <summary>The managers at the root of the object.</summary>
    public List<FieldOwner> Roots { get; }

    /// <summary>
    /// Whether what nobody is known to have set counts as the operator's. An operator that applies names all its fields each time; of one that updates, managedFields
    /// know only what it changed since they are kept.
    /// </summary>
    public bool GuardsUnowned { get; }

    /// <summary>Null where managedFields don't tell which fields are the operator's.</summary>
    /// <param name="obj">The object before the write, as it is stored; absent when it isn't known.</param>
    /// <param name="profile">Knows the operator's managers.</param>
    /// <param name="isChild">Whether the object is the operator's, and not one in which it has some fields.</param>
    public static FieldOwners? Of(JsonValue obj, OperatorFacts profile, bool isChild)
    {
        var roots = new List<FieldOwner>();
        var (tells, applies, updates) = (false, false, 0);
        foreach (var raw in new ObjectMeta(obj).ManagedFields.Elements)
        {
            var entry = new ManagedFieldsEntry(raw);
            var isOperators = profile.HasFieldManager(entry.Manager);
            updates += entry.Operation.Is("Update"u8) ? 1 : 0;
            if (entry.Subresource.Is("status"u8))
            {
                continue;
            }

            if (!IsReadable(entry, obj, isChild))
            {
                // Paths of another version may mean other fields: what is the operator's can't be told then, and what is another's is not believed.
                if (isOperators && isChild)
                {
                    return null;
                }

                continue;
            }

            tells |= isOperators;
            applies |= isOperators && entry.Operation.Is("Apply"u8);
            var isNobodys = IsNobody(entry.Manager);
            roots.Add(new FieldOwner(entry.Fields, isNobodys ? null : entry.Manager.Text, isOperators || (isChild && isNobodys)));
        }

        return tells ? new FieldOwners(roots, isChild && !applies, updates >= MaxUpdates) : null;
    }

    /// <summary>
    /// What a write leaves to the operator, read as the next write will read it. What the API server puts together stays the operator's; in an object that is not the operator's, only where it may
    /// have done so: else whoever brings managedFields along could call it that.
    /// </summary>
    /// <param name="after">The object after the write.</param>
    /// <param name="profile">As for the object before.</param>
    /// <param name="isChild">As for the object before.</param>
    public List<FieldSet> LeftIn(JsonValue after, OperatorFacts profile, bool isChild)
    {
        var left = new List<FieldSet>();
        foreach (var raw in new ObjectMeta(after).ManagedFields.Elements)
        {
            var entry = new ManagedFieldsEntry(raw);
            var counts = profile.HasFieldManager(entry.Manager) || (IsNobody(entry.Manager) && (isChild || _isFull));
            if (counts && !entry.Subresource.Is("status"u8) && IsReadable(entry, after, isChild))
            {
                left.Add(entry.Fields);
            }
        }

        return left;
    }

    /// <summary>The managers at a step further down; those that set nothing there are left out.</summary>
    public static List<FieldOwner> Below(List<FieldOwner> owners, ReadOnlySpan<byte> name)
    {
        var below = new List<FieldOwner>();
        foreach (var owner in owners)
        {
            var set = owner.Set.Step(name);
            if (set.Raw.Exists)
            {
                below.Add(owner with { Set = set });
            }
        }

        return below;
    }

    /// <summary>Names that the API server gives to what it no longer knows, or never knew, the manager of.</summary>
    public static bool IsNobody(JsonValue manager) => manager.Is("ancient-changes"u8) || manager.Is("before-first-apply"u8);

    private static bool IsReadable(ManagedFieldsEntry entry, JsonValue obj, bool isChild) =>
        entry.Fields.Raw.Count > 0 && (!isChild || entry.ApiVersion.SemanticEquals(obj.Property("apiVersion"u8)));
}
