namespace Caveat.Text;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>Longest name that is compared, in UTF-16 code units; the comparison is quadratic.</summary>
    public const int MaxNameLength = 64;

    /// <summary>
    /// The candidate with the smallest edit distance, or null when none is near: at most a third of the
    /// name's length, and at least one edit. A name that differs only in case is always near. Of equals the first in ordinal order is taken.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxNameLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = DistanceTo(name, candidate);
            var better = distance < bestDistance
                || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0);
            if (better)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A ready ending for a message: <c>; did you mean 'x'?</c>, or the empty string when nothing is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } near ? $"; did you mean '{near}'?" : "";

    private static int DistanceTo(string name, string candidate)
    {
        if (candidate.Length > MaxNameLength)
        {
            return int.MaxValue;
        }

        return string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance(name, candidate);
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1.
    private static int EditDistance(string a, string b)
    {
        Span<int> beforePrevious = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                current[j] = swapped ? Math.Min(best, beforePrevious[j - 2] + 1) : best;
            }

            previous.CopyTo(beforePrevious);
            current.CopyTo(previous);
        }

        return previous[b.Length];
    }
}
