using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>The fields in which two objects differ, ignored ones left out. Lists of the same length are compared item by item, others as a whole.</summary>
internal sealed class FieldChanges(FieldScope scope)
{
    /// <summary>Fields that are named in a message: enough to see what the write was about.</summary>
    public const int MaxChanges = 8;

    private readonly List<PathSegment> _path = [];

    public List<FieldValue> Found { get; } = [];

    /// <summary>Recursion is as deep as the documents, which their reader bounds.</summary>
    public void Compare(JsonValue before, JsonValue after)
    {
        if (Found.Count == MaxChanges || scope.Leaves(_path))
        {
            return;
        }

        if (before.Kind == JsonKind.Object && after.Kind == JsonKind.Object)
        {
            CompareProperties(before, after);
        }
        else if (before.Kind == JsonKind.Array && after.Kind == JsonKind.Array && before.Count == after.Count)
        {
            CompareElements(before, after);
        }
        else if (!before.SemanticEquals(after) && !OpensUp(before, after))
        {
            Found.Add(FieldTexts.Of(FieldScope.PathOf(_path).ToString(), before, after));
        }
    }

    // Where a mapping with ignored entries comes or goes as a whole, its entries count one by one.
    private bool OpensUp(JsonValue before, JsonValue after)
    {
        var whole = before.Exists ? before : after;
        if (before.Exists == after.Exists || whole.Kind != JsonKind.Object || !scope.LeavesBelow(_path))
        {
            return false;
        }

        CompareProperties(before, after);
        return true;
    }

    private void CompareProperties(JsonValue before, JsonValue after)
    {
        foreach (var property in before.Properties)
        {
            Step(PathSegment.Of(property.NameUtf8), property.Value, after.Property(property.NameUtf8));
        }

        foreach (var property in after.Properties)
        {
            if (!before.Property(property.NameUtf8).Exists)
            {
                Step(PathSegment.Of(property.NameUtf8), default, property.Value);
            }
        }
    }

    private void CompareElements(JsonValue before, JsonValue after)
    {
        for (var i = 0; i < before.Count; i++)
        {
            Step(PathSegment.Of(i), before.At(i), after.At(i));
        }
    }

    private void Step(PathSegment segment, JsonValue before, JsonValue after)
    {
        _path.Add(segment);
        Compare(before, after);
        _path.RemoveAt(_path.Count - 1);
    }
}
