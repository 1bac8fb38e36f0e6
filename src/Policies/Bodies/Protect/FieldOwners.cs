using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Who set which fields of an object, as its <c>managedFields</c> tell. A name in them is what a client called itself; what was guarded so far makes them worth more.</summary>
internal sealed class FieldOwners
{
    private FieldOwners(List<FieldOwner> roots, bool guardsUnowned) => (Roots, GuardsUnowned) = (roots, guardsUnowned);

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
        var (tells, applies) = (false, false);
        foreach (var raw in new ObjectMeta(obj).ManagedFields.Elements)
        {
            var entry = new ManagedFieldsEntry(raw);
            var isOperators = profile.HasFieldManager(entry.Manager);
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

        return tells ? new FieldOwners(roots, isChild && !applies) : null;
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
