using System.Collections.Concurrent;

namespace Caveat.Cel.RegularExpressions;

/// <summary>Classes that are ASCII in RE2: those of Perl, and POSIX's.</summary>
internal static class AsciiClasses
{
    private static readonly ConcurrentDictionary<string, CodePointSet> Made = new(StringComparer.Ordinal);

    /// <summary>The class of <c>\d</c>, <c>\s</c> or <c>\w</c>; null for another letter. <c>\s</c> has no vertical tab.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' => Of("09"),
        's' => Of("\t\n\f\r  "),
        'w' => Of("09AZ__az"),
        _ => null,
    };

    /// <summary>The class of <c>[:name:]</c>; null for an unknown name.</summary>
    public static CodePointSet? Posix(string name) => name switch
    {
        "alnum" => Of("09AZaz"),
        "alpha" => Of("AZaz"),
        "ascii" => Of("\0\u007f"),
        "blank" => Of("\t\t  "),
        "cntrl" => Of("\0\u001f\u007f\u007f"),
        "digit" => Of("09"),
        "graph" => Of("!~"),
        "lower" => Of("az"),
        "print" => Of(" ~"),
        "punct" => Of("!/:@[`{~"),
        "space" => Of("\t\r  "),
        "upper" => Of("AZ"),
        "word" => Of("09AZ__az"),
        "xdigit" => Of("09AFaf"),
        _ => null,
    };

    /// <summary>Of pairs of a first and a last character; the same set for the same pairs.</summary>
    private static CodePointSet Of(string pairs) => Made.GetOrAdd(pairs, Make);

    private static CodePointSet Make(string pairs)
    {
        var ranges = new List<CodePointRange>();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            ranges.Add(new CodePointRange(pairs[i], pairs[i + 1]));
        }

        return CodePointSet.Of(ranges);
    }
}
