using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Tests.RegularExpressions;

/// <summary>
/// A pattern with its meaning written down beside it: a backtracker of closures, exponential and obvious. It is the judge because .NET's engines both err:
/// see the rows of <see cref="Re2PatternTests"/> that name them.
/// </summary>
internal sealed record ReferencePattern(string Text, ReferencePattern.Way Meaning)
{
    /// <summary>The end of the preferred match from a place on, or null; what comes next is asked first.</summary>
    public delegate int? Way(string text, int at, Func<int, int?> next);

    public static ReferencePattern Class(string text, Func<char, bool> contains) =>
        new(text, (t, at, next) => at < t.Length && contains(t[at]) ? next(at + 1) : null);

    public static ReferencePattern WordBoundary { get; } = new(@"\b", (t, at, next) => IsWord(t, at - 1) != IsWord(t, at) ? next(at) : null);

    public ReferencePattern Then(ReferencePattern other) =>
        new(Text + other.Text, (t, at, next) => Meaning(t, at, middle => other.Meaning(t, middle, next)));

    public ReferencePattern Or(ReferencePattern other) =>
        new($"(?:{Text}|{other.Text})", (t, at, next) => Meaning(t, at, next) ?? other.Meaning(t, at, next));

    /// <summary>The pattern must take some text.</summary>
    public ReferencePattern Times(string quantifier, int min, int max) =>
        new($"(?:{Text}){quantifier}", (t, at, next) => Repeat(t, at, next, (min, max), quantifier.Length > 1 && quantifier.EndsWith('?')));

    public Re2Match? Find(string text)
    {
        for (var start = 0; start <= text.Length; start++)
        {
            if (Meaning(text, start, end => end) is { } found)
            {
                return new Re2Match(start, found - start);
            }
        }

        return null;
    }

    private int? Repeat(string text, int at, Func<int, int?> next, (int Min, int Max) counts, bool lazy)
    {
        int? Again() => counts.Max == 0 ? null : Meaning(text, at, end => Repeat(text, end, next, (Math.Max(0, counts.Min - 1), counts.Max - 1), lazy));
        if (counts.Min > 0)
        {
            return Again();
        }

        return lazy ? next(at) ?? Again() : Again() ?? next(at);
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (text[at] == '_' || char.IsAsciiLetterOrDigit(text[at]));
}
