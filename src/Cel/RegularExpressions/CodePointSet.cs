namespace Caveat.Cel.RegularExpressions;

/// <summary>A set of code points as sorted ranges with gaps between them. Immutable.</summary>
internal sealed class CodePointSet
{
    public const int MaxCodePoint = 0x10FFFF;

    private readonly CodePointRange[] _ranges;
    private CodePointSet? _folded;

    private CodePointSet(CodePointRange[] ranges) => _ranges = ranges;

    public static CodePointSet All { get; } = new([new CodePointRange(0, MaxCodePoint)]);

    public static CodePointSet AllButNewline { get; } = new([new CodePointRange(0, '\n' - 1), new CodePointRange('\n' + 1, MaxCodePoint)]);

    public ReadOnlySpan<CodePointRange> Ranges => _ranges;

    /// <summary>The set with everything that folds as one of its members does; found once.</summary>
    public CodePointSet Folded => _folded ??= CaseFolding.Close(this);

    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>Ranges in any order, overlapping or not.</summary>
    public static CodePointSet Of(List<CodePointRange> ranges)
    {
        ranges.Sort(static (a, b) => a.First.CompareTo(b.First));
        var merged = new List<CodePointRange>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CodePointSet([.. merged]);
    }

    public CodePointSet Complement()
    {
        var gaps = new List<CodePointRange>(_ranges.Length + 1);
        var next = 0;
        foreach (var range in _ranges)
        {
            if (next < range.First)
            {
                gaps.Add(new CodePointRange(next, range.First - 1));
            }

            next = range.Last + 1;
        }

        if (next <= MaxCodePoint)
        {
            gaps.Add(new CodePointRange(next, MaxCodePoint));
        }

        return new CodePointSet([.. gaps]);
    }

    /// <summary>How many code points there are in it.</summary>
    public int Count()
    {
        var count = 0;
        foreach (var range in _ranges)
        {
            count += range.Last - range.First + 1;
        }

        return count;
    }

    public bool Contains(int codePoint) => Covers(codePoint, codePoint);

    /// <summary>Whether all of the range is in the set.</summary>
    public bool Covers(int first, int last)
    {
        var at = FirstEndingAtOrAfter(first);
        return at < _ranges.Length && _ranges[at].First <= first && last <= _ranges[at].Last;
    }

    /// <summary>Whether any of the range is in the set.</summary>
    public bool Intersects(int first, int last)
    {
        var at = FirstEndingAtOrAfter(first);
        return at < _ranges.Length && _ranges[at].First <= last;
    }

    private int FirstEndingAtOrAfter(int codePoint)
    {
        int low = 0, high = _ranges.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].Last < codePoint)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
