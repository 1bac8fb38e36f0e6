using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>
/// The fields of the operator in which two objects differ. What others add beside them, and what others alone have set, is theirs. Elements of lists are told
/// apart as managedFields do it: by keys, or by their worth.
/// </summary>
internal sealed class OwnedChanges(FieldScope scope, FieldOwners owners)
{
    /// <summary>Comparisons of list elements with steps of managedFields: enough for lists of 500, and no time where somebody waits. Longer lists count as a whole.</summary>
    public const int MaxPairs = 250_000;

    private readonly List<PathSegment> _path = [];
    private long _pairs;

    public List<OwnedField> Found { get; } = [];

    public void Compare(JsonValue before, JsonValue after) => Compare(before, after, owners.Roots);

    // Recursion is as deep as the documents, which their reader bounds.
    private void Compare(JsonValue before, JsonValue after, List<FieldOwner> here)
    {
        if (Found.Count == FieldChanges.MaxChanges || !before.Exists || scope.Leaves(_path) || before.SemanticEquals(after))
        {
            return;
        }

        if (before.Kind == after.Kind && before.Kind is JsonKind.Object or JsonKind.Array)
        {
            CompareInside(before, after, here);
        }
        else
        {
            CompareWhole(before, after, here);
        }
    }

    private void CompareInside(JsonValue before, JsonValue after, List<FieldOwner> here)
    {
        if (Operators(here) is { } own)
        {
            if (own.Set.IsWhole && !IsMetadata())
            {
                Report(before, after, own.Manager);
                return;
            }
        }
        else if (!owners.GuardsUnowned || IsWholeOfAnother(here))
        {
            return;
        }

        Descend(before, after, here);
    }

    // A scalar, or something that is no longer there or of another kind.
    private void CompareWhole(JsonValue before, JsonValue after, List<FieldOwner> here)
    {
        var own = Operators(here);
        var isMapping = before.Kind is JsonKind.Object or JsonKind.Array;
        if (own is { } found && !(isMapping && scope.LeavesBelow(_path)))
        {
            Report(before, after, found.Manager);
        }
        else if (own is not null || (owners.GuardsUnowned && isMapping && !IsWholeOfAnother(here)))
        {
            Descend(before, default, here);
        }
        else if (owners.GuardsUnowned && here.Count == 0)
        {
            Report(before, after, null);
        }
    }

    private void Descend(JsonValue before, JsonValue after, List<FieldOwner> here)
    {
        if (before.Kind == JsonKind.Array)
        {
            CompareElements(before, after, here);
            return;
        }

        foreach (var property in before.Properties)
        {
            Step(PathSegment.Of(property.NameUtf8), property.Value, after.Property(property.NameUtf8), FieldOwners.Below(here, property.NameUtf8));
        }
    }

    private void CompareElements(JsonValue before, JsonValue after, List<FieldOwner> here)
    {
        var elements = new List<(FieldSetElement Element, FieldOwner Owner)>();
        foreach (var owner in here)
        {
            foreach (var element in owner.Set.Elements)
            {
                elements.Add((element, owner));
            }
        }

        _pairs += (long)before.Count * (elements.Count + after.Count);
        if (_pairs > MaxPairs)
        {
            Report(before, after, Operators(here)?.Manager);
            return;
        }

        var places = PlacesOf(elements, before);
        for (var i = 0; i < before.Count; i++)
        {
            var at = places[i] is { } known ? known[0].Element.IndexIn(after) : EqualTo(before.At(i), after);
            Step(PathSegment.Of(i), before.At(i), at < 0 ? default : after.At(at), BelowOf(places[i]));
        }
    }

    private static List<(FieldSetElement Element, FieldOwner Owner)>?[] PlacesOf(List<(FieldSetElement Element, FieldOwner Owner)> elements, JsonValue list)
    {
        var places = new List<(FieldSetElement Element, FieldOwner Owner)>?[list.Count];
        foreach (var element in elements)
        {
            var index = element.Element.IndexIn(list);
            if (index >= 0)
            {
                (places[index] ??= []).Add(element);
            }
        }

        return places;
    }

    private static List<FieldOwner> BelowOf(List<(FieldSetElement Element, FieldOwner Owner)>? place)
    {
        var below = new List<FieldOwner>();
        foreach (var (element, owner) in place ?? [])
        {
            below.Add(owner with { Set = element.Below });
        }

        return below;
    }

    private static int EqualTo(JsonValue element, JsonValue list)
    {
        var index = 0;
        foreach (var other in list.Elements)
        {
            if (other.SemanticEquals(element))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private void Step(PathSegment segment, JsonValue before, JsonValue after, List<FieldOwner> below)
    {
        _path.Add(segment);
        Compare(before, after, below);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Report(JsonValue before, JsonValue after, string? manager) =>
        Found.Add(new OwnedField(FieldTexts.Of(FieldScope.PathOf(_path).ToString(), before, after), manager));

    private static FieldOwner? Operators(List<FieldOwner> owners)
    {
        foreach (var owner in owners)
        {
            if (owner.IsOperators)
            {
                return owner;
            }
        }

        return null;
    }

    private bool IsWholeOfAnother(List<FieldOwner> here)
    {
        foreach (var owner in here)
        {
            if (owner.Set.IsWhole && !IsMetadata())
            {
                return true;
            }
        }

        return false;
    }

    // Labels and annotations are never set as a whole, also where a manager is left with nothing but the place itself.
    private bool IsMetadata() => _path.Count > 0 && _path[0].Name == "metadata";
}
