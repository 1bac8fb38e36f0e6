using System.Collections.Frozen;
using System.Globalization;

namespace Caveat.Cel.RegularExpressions;

/// <summary>Which code points are one letter when case does not count: those with one simple case folding.</summary>
internal static class CaseFolding
{
    private static readonly FrozenDictionary<int, int[]> Orbits = Load();

    /// <summary>All code points that fold as this one does, itself included; empty where it stands alone.</summary>
    public static ReadOnlySpan<int> OrbitOf(int codePoint) => Orbits.TryGetValue(codePoint, out var orbit) ? orbit : [];

    /// <summary>The set with everything that folds as one of its members does.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        var ranges = new List<CodePointRange>(set.Ranges.ToArray());
        if (set.Count() < Orbits.Count)
        {
            AddOrbitsOfMembers(set, ranges);
        }
        else
        {
            AddOrbitsInside(set, ranges);
        }

        return CodePointSet.Of(ranges);
    }

    private static void AddOrbitsOfMembers(CodePointSet set, List<CodePointRange> ranges)
    {
        foreach (var range in set.Ranges)
        {
            for (var codePoint = range.First; codePoint <= range.Last; codePoint++)
            {
                Add(OrbitOf(codePoint), ranges);
            }
        }
    }

    private static void AddOrbitsInside(CodePointSet set, List<CodePointRange> ranges)
    {
        foreach (var (codePoint, orbit) in Orbits)
        {
            if (set.Contains(codePoint))
            {
                Add(orbit, ranges);
            }
        }
    }

    private static void Add(ReadOnlySpan<int> orbit, List<CodePointRange> ranges)
    {
        foreach (var codePoint in orbit)
        {
            ranges.Add(new CodePointRange(codePoint, codePoint));
        }
    }

    private static FrozenDictionary<int, int[]> Load()
    {
        var byFold = new Dictionary<int, List<int>>();
        foreach (var entry in FoldTable.Text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            AddEntry(byFold, entry);
        }

        var orbits = new Dictionary<int, int[]>();
        foreach (var members in byFold.Values)
        {
            int[] orbit = [.. members];
            foreach (var member in orbit)
            {
                orbits[member] = orbit;
            }
        }

        return orbits.ToFrozenDictionary();
    }

    private static void AddEntry(Dictionary<int, List<int>> byFold, string entry)
    {
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        var offset = int.Parse(entry.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        var dash = entry.IndexOf('-', StringComparison.Ordinal);
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        var first = int.Parse(entry.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var last = int.Parse(entry.AsSpan(dash + 1, (slash < 0 ? colon : slash) - dash - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (var codePoint = first; codePoint <= last; codePoint += slash < 0 ? 1 : 2)
        {
            var fold = codePoint + offset;
            if (!byFold.TryGetValue(fold, out var members))
            {
                byFold[fold] = members = [fold];
            }

            members.Add(codePoint);
        }
    }
}
