namespace Caveat.Cel.RegularExpressions;

/// <summary>Bounds on a pattern, so that compiling and matching end in bounded time and memory whatever a pattern says.</summary>
public static class Re2Limits
{
    /// <summary>Highest count of a repetition, and of the product of nested ones; RE2's own.</summary>
    public const int MaxRepeat = 1000;

    /// <summary>Highest parse tree, in nodes; Go's <c>regexp/syntax</c> has the same.</summary>
    public const int MaxHeight = 1000;

    /// <summary>
    /// Most instructions that a pattern with all repetitions written out may have. Go's own bound, 3.3 million, is made for 128 MB a pattern;
    /// this one is worth a few megabytes, and no pattern seen in a policy comes near a hundredth of it.
    /// </summary>
    public const int MaxInstructions = 100_000;

    /// <summary>
    /// Most bytes that finding all matches may look at, searches together: any pattern may have what a text of 1,400 bytes can ask for, and on longer ones 16 looks at each byte, which take
    /// a second or two for 100 KB. Go has no such bound, and would take minutes.
    /// </summary>
    public static long MaxBytesLookedAt(int length) => 1_000_000 + (16L * length);

    /// <summary>Most ranges of code points that the classes of a pattern may have together, and that one may name before they are merged; <c>\pL</c> alone has about 680.</summary>
    public const int MaxRanges = 50_000;

    /// <summary>Longest pattern, in UTF-16 units: as long as an expression may be. A pattern may come from an object, which may be far longer.</summary>
    public const int MaxPatternLength = 100_000;
}
