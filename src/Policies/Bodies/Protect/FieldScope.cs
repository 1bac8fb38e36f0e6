using System.Runtime.InteropServices;
using Caveat.Json;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Which places of an object a comparison looks at.</summary>
/// <param name="fields">What the rule says.</param>
/// <param name="ignoredByOperator">What the profile says.</param>
internal sealed class FieldScope(ProtectedFields fields, IReadOnlyList<FieldPath> ignoredByOperator)
{
    // Below the longest path that anything is said of, what holds for the parent holds.
    private readonly int _deepest = Math.Max(Math.Max(Longest(ProtectedFields.IgnoredEverywhere), Longest(fields.Only)), Math.Max(Longest(fields.Ignored), Longest(ignoredByOperator)));

    /// <summary>Whether nothing below a place, nor the place itself, is looked at.</summary>
    /// <param name="steps">The way from the root; its parent is looked at.</param>
    public bool Leaves(List<PathSegment> steps)
    {
        if (steps.Count > _deepest)
        {
            return false;
        }

        var path = PathOf(steps);
        return !fields.Covers(path) || IsBelow(ProtectedFields.IgnoredEverywhere, path) || IsBelow(fields.Ignored, path) || IsBelow(ignoredByOperator, path);
    }

    /// <summary>Whether the rule's author names the place, or something in it.</summary>
    public bool Names(List<PathSegment> steps) => Holds(fields.Only, PathOf(steps));

    /// <summary>Whether something below a place is not looked at.</summary>
    public bool LeavesBelow(List<PathSegment> steps)
    {
        var path = PathOf(steps);
        return Holds(ProtectedFields.IgnoredEverywhere, path) || Holds(fields.Ignored, path) || Holds(ignoredByOperator, path);
    }

    public static FieldPath PathOf(List<PathSegment> steps) => FieldPath.Of(CollectionsMarshal.AsSpan(steps));

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

    private static int Longest(IReadOnlyList<FieldPath> paths)
    {
        var longest = 0;
        foreach (var path in paths)
        {
            longest = Math.Max(longest, path.Length);
        }

        return longest;
    }
}
