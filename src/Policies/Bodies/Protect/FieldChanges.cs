using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>The fields in which two objects differ, ignored ones left out. Lists of the same length are compared item by item, others as a whole.</summary>
internal sealed class FieldChanges(ProtectedFields fields, IReadOnlyList<FieldPath> ignoredByOperator)
{
    /// <summary>Fields that are named in a message: enough to see what the write was about.</summary>
    public const int MaxChanges = 8;

    // Below the longest path that anything is said of, what holds for the parent holds.
    private readonly int _deepest = Math.Max(Math.Max(Longest(ProtectedFields.IgnoredEverywhere), Longest(fields.Only)), Math.Max(Longest(fields.Ignored), Longest(ignoredByOperator)));
    private readonly List<PathSegment> _path = [];

    public List<FieldValue> Found { get; } = [];

    /// <summary>Recursion is as deep as the documents, which their reader bounds.</summary>
    public void Compare(JsonValue before, JsonValue after)
    {
        if (Found.Count == MaxChanges || (_path.Count <= _deepest && IsIgnored()))
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
            Found.Add(FieldTexts.Of(FieldPath.Of([.. _path]).ToString(), before, after));
        }
    }

    // Where a mapping with ignored entries comes or goes as a whole, its entries count one by one.
    private bool OpensUp(JsonValue before, JsonValue after)
    {
        var whole = before.Exists ? before : after;
        if (before.Exists == after.Exists || whole.Kind != JsonKind.Object || !HoldsIgnored())
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

    private bool IsIgnored()
    {
        var path = FieldPath.Of([.. _path]);
        return !fields.Covers(path) || IsBelow(ProtectedFields.IgnoredEverywhere, path) || IsBelow(fields.Ignored, path) || IsBelow(ignoredByOperator, path);
    }

    private bool HoldsIgnored()
    {
        var path = FieldPath.Of([.. _path]);
        return Holds(ProtectedFields.IgnoredEverywhere, path) || Holds(fields.Ignored, path) || Holds(ignoredByOperator, path);
    }

    private static bool IsBelow(IReadOnlyList<FieldPath> paths, FieldPath path)
    {
        foreach (var candidate in paths)
        {
            if (candidate.Contains(path))
            {
                return true;
            }
        }

        return false;
    }

    private static int Longest(IReadOnlyList<FieldPath> paths)
    {
        var longest = 0;
        foreach (var path in paths)
        {
            longest = Math.Max(longest, path.Length);
        }

        return longest;
    }

    private static bool Holds(IReadOnlyList<FieldPath> paths, FieldPath path)
    {
        foreach (var candidate in paths)
        {
            if (path.Contains(candidate))
            {
                return true;
            }
        }

        return false;
    }
}
