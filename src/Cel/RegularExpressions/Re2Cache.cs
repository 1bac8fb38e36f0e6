using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Cel.RegularExpressions;

/// <summary>Compiled patterns by their text. Bounded; a pattern that is not kept is compiled at each call, and errors are not kept.</summary>
public sealed class Re2Cache
{
    /// <summary>Most patterns that are kept: a policy has a few. Each may come to have two tables of <see cref="Re2Automaton.MaxCells"/>.</summary>
    public const int MaxPatterns = 256;

    /// <summary>Most instructions and ranges of code points that the patterns kept may have together, worth some 5 MB; a pattern of a policy has some dozens.</summary>
    public const int MaxWeight = 500_000;

    /// <summary>Longest pattern that is kept, in UTF-16 units.</summary>
    public const int MaxPatternLength = 10_000;

    private readonly ConcurrentDictionary<string, Re2Pattern> _patterns = new(StringComparer.Ordinal);
    private int _weight;

    /// <summary>For the constants of expressions, compiled before a request: the same in many rules is there once.</summary>
    public static Re2Cache Constants { get; } = new();

    /// <summary>For calls that can't compile theirs ahead. Apart, as what they ask for may come from an object.</summary>
    public static Re2Cache Computed { get; } = new();

    /// <summary>How many instructions and ranges of code points the patterns have that are kept.</summary>
    public int Weight => Volatile.Read(ref _weight);

    /// <summary>As <see cref="Re2Pattern.TryCompile"/>.</summary>
    public bool TryGet(string source, [NotNullWhen(true)] out Re2Pattern? pattern, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (_patterns.TryGetValue(source, out pattern))
        {
            return true;
        }

        if (!Re2Pattern.TryCompile(source, out pattern, out error))
        {
            return false;
        }

        Keep(pattern);
        return true;
    }

    private void Keep(Re2Pattern pattern)
    {
        if (pattern.Source.Length > MaxPatternLength || _patterns.Count >= MaxPatterns)
        {
            return;
        }

        // Taken first and given back: never more than the bound, whatever others keep at the same time.
        if (Interlocked.Add(ref _weight, pattern.Weight) > MaxWeight || !_patterns.TryAdd(pattern.Source, pattern))
        {
            Interlocked.Add(ref _weight, -pattern.Weight);
        }
    }
}
