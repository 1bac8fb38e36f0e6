using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Compiled patterns by their text, for calls that can't compile theirs ahead. Bounded; a pattern that is not kept is compiled at each call, and errors are not kept.
/// </summary>
public static class Re2Cache
{
    /// <summary>Most patterns that are kept: a policy has a few, and a pattern takes some kilobytes, and tables of at most <see cref="Re2Automaton.MaxCells"/>.</summary>
    public const int MaxPatterns = 1_000;

    /// <summary>Longest pattern that is kept, in UTF-16 units.</summary>
    public const int MaxPatternLength = 10_000;

    private static readonly ConcurrentDictionary<string, Re2Pattern> Patterns = new(StringComparer.Ordinal);

    /// <summary>As <see cref="Re2Pattern.TryCompile"/>.</summary>
    public static bool TryGet(string source, [NotNullWhen(true)] out Re2Pattern? pattern, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (Patterns.TryGetValue(source, out pattern))
        {
            return true;
        }

        if (!Re2Pattern.TryCompile(source, out pattern, out error))
        {
            return false;
        }

        if (source.Length <= MaxPatternLength && Patterns.Count < MaxPatterns)
        {
            Patterns.TryAdd(source, pattern);
        }

        return true;
    }
}
