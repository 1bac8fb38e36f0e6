using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// A compiled regular expression of RE2's syntax, matched in time linear in the text. Immutable and safe to share between threads.
/// The semantics are those of Go's <c>regexp</c>: leftmost match, earlier alternatives preferred.
/// </summary>
public sealed class Re2Pattern
{
    private const int MinBytesForAutomaton = 256;

    private readonly Re2Program _program;
    private readonly Re2Automaton? _ascii;
    private readonly Lazy<Re2Automaton?> _full;

    private Re2Pattern(string source, Re2Program program)
    {
        Source = source;
        _program = program;
        _ascii = Re2Automaton.Of(program, asciiOnly: true);
        _full = new Lazy<Re2Automaton?>(() => Re2Automaton.Of(program, asciiOnly: false));
    }

    /// <summary>The pattern as it was written.</summary>
    public string Source { get; }

    /// <summary>Instructions, and ranges of code points in classes.</summary>
    internal int Weight => _program.Weight;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="source">RE2's syntax.</param>
    /// <param name="pattern">Null when there is an error.</param>
    /// <param name="error">Go's words: <c>error parsing regexp: missing closing ]: `[a`</c>; null when there is none.</param>
    public static bool TryCompile(string source, [NotNullWhen(true)] out Re2Pattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        if (Re2Parser.Parse(source, out error) is not { } root)
        {
            error ??= Re2Errors.TooLarge(source);
            return false;
        }

        pattern = new Re2Pattern(source, Re2Compiler.Compile(root));
        return true;
    }

    /// <summary>Whether the pattern matches anywhere in a text.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var automaton = Ascii.IsValid(utf8) ? _ascii : _full.Value;
        return automaton is null ? Re2Search.Find(_program, utf8, 0) is not null : automaton.IsMatch(utf8);
    }

    /// <summary>The first match in a text; null when there is none.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public Re2Match? Find(ReadOnlySpan<byte> utf8) => MayMatch(utf8) ? Re2Search.Find(_program, utf8, 0) : null;

    /// <summary>The matches in a text, none overlapping another; an empty one right after another match does not count.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    /// <param name="limit">The most to return; negative for all.</param>
    /// <returns>Null where the pattern looks far ahead at each match (<c>a.*b|a</c>), beyond <see cref="Re2Limits.MaxBytesLookedAt"/>.</returns>
    public IReadOnlyList<Re2Match>? FindAll(ReadOnlySpan<byte> utf8, long limit)
    {
        var rest = Re2Limits.MaxBytesLookedAt(utf8.Length);
        var matches = new List<Re2Match>();
        var previousEnd = -1;
        if (!MayMatch(utf8))
        {
            return matches;
        }

        for (var from = 0; from <= utf8.Length && (limit < 0 || matches.Count < limit);)
        {
            if (Re2Search.Find(_program, utf8, from, out var reached) is not { } match)
            {
                break;
            }

            rest -= reached - from;
            if (rest < 0)
            {
                return null;
            }

            var end = match.Start + match.Length;
            if (match.Length > 0 || match.Start != previousEnd)
            {
                matches.Add(match);
            }

            from = end > from ? end : from + CodePointLength(utf8, from);
            previousEnd = end;
        }

        return matches;
    }

    /// <summary>Asks the automaton about a long text, for it is some ten times as fast.</summary>
    private bool MayMatch(ReadOnlySpan<byte> utf8) => utf8.Length < MinBytesForAutomaton || IsMatch(utf8);

    private static int CodePointLength(ReadOnlySpan<byte> utf8, int at)
    {
        var length = 1;
        while (at + length < utf8.Length && (utf8[at + length] & 0xC0) == 0x80)
        {
            length++;
        }

        return length;
    }
}
