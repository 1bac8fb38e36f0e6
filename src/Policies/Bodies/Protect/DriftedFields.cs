using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>
/// Fields of an operator's object that a stranger set last, as its <c>managedFields</c> tell: neither the operator, nor a co-writer, nor Kubernetes itself. What the
/// operator set to the same worth too is none of them.
/// </summary>
internal sealed class DriftedFields(FieldScope scope, OperatorFacts profile)
{
    private readonly List<PathSegment> _path = [];
    private FieldWriter? _manager;

    /// <summary>By manager, in the order of managedFields; at most <see cref="FieldChanges.MaxChanges"/>.</summary>
    public List<OwnedField> Found { get; } = [];

    /// <summary>False when managedFields don't tell: the operator's managers are not named, set nothing but metadata, or speak of another version of the kind.</summary>
    public bool TryRead(JsonValue obj)
    {
        if (FieldOwners.Of(obj, profile, isChild: true) is not { } owners || !owners.Roots.Exists(static owner => owner.IsOperators && HasContent(owner.Set)))
        {
            return false;
        }

        foreach (var raw in new ObjectMeta(obj).ManagedFields.Elements)
        {
            var entry = new ManagedFieldsEntry(raw);
            if (FieldStranger.Is(entry, profile) && entry.ApiVersion.SemanticEquals(obj.Property("apiVersion"u8)) && !FieldStranger.IsMaker(entry, obj, profile.Children))
            {
                _manager = FieldStranger.Describe(entry);
                Collect(entry.Fields.Raw, owners.Roots, obj);
            }
        }

        return true;
    }

    // Of an object that an operator took over it has written labels or owners, and no more.
    private static bool HasContent(FieldSet set)
    {
        foreach (var step in set.Raw.Properties)
        {
            if (!step.NameUtf8.SequenceEqual("f:metadata"u8) && !step.NameUtf8.SequenceEqual("f:status"u8))
            {
                return true;
            }
        }

        return false;
    }

    // As deep as the document, which its reader bounds.
    private void Collect(JsonValue set, List<FieldOwner> owners, JsonValue value)
    {
        if (Found.Count == FieldChanges.MaxChanges || !value.Exists || scope.Leaves(_path) || IsAnybodys())
        {
            return;
        }

        if (!new FieldSet(set).IsWhole)
        {
            CollectInside(set, owners, value);
        }
        else if (!owners.Exists(static owner => owner.IsOperators))
        {
            Found.Add(new OwnedField(FieldTexts.Of(FieldScope.PathOf(_path).ToString(), default, value) with { IsChange = false, SetBy = _manager }, _manager?.ToString()));
        }
    }

    private void CollectInside(JsonValue set, List<FieldOwner> owners, JsonValue value)
    {
        foreach (var step in set.Properties)
        {
            if (step.NameUtf8.StartsWith("f:"u8))
            {
                var segment = PathSegment.Of(step.NameUtf8["f:".Length..]);
                Step(segment, step, owners, segment.In(value));
            }
            else if (FieldSetElement.Read(step) is { } element && element.IndexIn(value) is >= 0 and var index)
            {
                Step(PathSegment.Of(index), step, owners, value.At(index));
            }
        }
    }

    private void Step(PathSegment segment, JsonProperty step, List<FieldOwner> owners, JsonValue value)
    {
        var below = new List<FieldOwner>();
        foreach (var owner in owners)
        {
            // What is set as a whole is set in all its parts.
            var next = owner.Set.IsWhole ? owner.Set : new FieldSet(owner.Set.Raw.Property(step.NameUtf8));
            if (next.Raw.Exists)
            {
                below.Add(owner with { Set = next });
            }
        }

        _path.Add(segment);
        Collect(step.Value, below, value);
        _path.RemoveAt(_path.Count - 1);
    }

    // Everybody's tools leave labels and annotations, and injectors certificates; whether one was the operator's can't be seen any more.
    private bool IsAnybodys() => _path.Count > 0 && (_path[^1].Name == "caBundle" || (IsNotes() && !scope.Names(_path)));

    private bool IsNotes() =>
        (_path.Count == 1 && _path[0].Name == "metadata")
        || (_path.Count == 3 && _path[0].Name == "spec" && _path[1].Name == "template" && _path[2].Name == "metadata");
}
