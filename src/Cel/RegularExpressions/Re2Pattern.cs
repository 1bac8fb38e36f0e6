using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// A compiled regular expression of RE2's syntax, matched in time linear in the text. Immutable and safe to share between threads.
/// The semantics are those of Go's <c>regexp</c>: leftmost match, earlier alternatives preferred.
/// </summary>
public sealed class Re2Pattern
{
    private const int StackChars = 256;
    private const int MinBytesForAutomaton = 256;

    /// <summary>Patterns of more ranges than this, which only Unicode classes bring about, are compiled for texts beyond ASCII when the first such text comes.</summary>
    private const int MaxRangesCompiledAhead = 64;

    private readonly Regex _ascii;
    private readonly Lazy<Regex> _full;
    private readonly Lazy<Re2Program> _program;
    private readonly Re2Traits _traits;

    private Re2Pattern(string source, Re2Node root, Lazy<Regex> full, Re2Traits traits)
    {
        Source = source;
        _ascii = Re2Engine.Compile(Re2Translator.Translate(root, traits, asciiOnly: true));
        _program = new Lazy<Re2Program>(() => Re2Compiler.Compile(root));
        _full = full;
        _traits = traits;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Source { get; }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="source">RE2's syntax.</param>
    /// <param name="pattern">Null when there is an error.</param>
    /// <param name="error">Go's words: <c>error parsing regexp: missing closing ]: `[a`</c>; null when there is none.</param>
    public static bool TryCompile(string source, [NotNullWhen(true)] out Re2Pattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        if (Re2Parser.Parse(source, out var rangeCount, out error) is not { } root)
        {
            error ??= Re2Errors.TooLarge(source);
            return false;
        }

        var traits = Re2Traits.Of(root);
        var full = new Lazy<Regex>(() => Re2Engine.Compile(Re2Translator.Translate(root, traits, asciiOnly: false)));
        if (rangeCount <= MaxRangesCompiledAhead)
        {
            _ = full.Value;
        }

        pattern = new Re2Pattern(source, root, full, traits);
        return true;
    }

    /// <summary>Whether the pattern matches anywhere in a text.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        // Between the bytes of a code point, which the automaton sees one by one, \B could hold.
        if (_traits.HasNoWordBoundary)
        {
            return Re2Search.Find(_program.Value, utf8, 0) is not null;
        }

        char[]? rented = null;
        var buffer = utf8.Length <= StackChars ? stackalloc char[StackChars] : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        var chars = buffer[..utf8.Length];
        var regex = Widen(utf8, chars);
        var matched = regex.IsMatch(chars);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return matched;
    }

    /// <summary>The first match in a text; null when there is none.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public Re2Match? Find(ReadOnlySpan<byte> utf8) => MayMatch(utf8) ? Re2Search.Find(_program.Value, utf8, 0) : null;

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
            if (Re2Search.Find(_program.Value, utf8, from, out var reached) is not { } match)
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

    /// <summary>Makes each byte a character, and tells which of the two patterns is for them.</summary>
    private Regex Widen(ReadOnlySpan<byte> utf8, Span<char> chars)
    {
        Encoding.Latin1.GetChars(utf8, chars);
        if (Ascii.IsValid(utf8))
        {
            return _ascii;
        }

        if (_traits.HasWordAssertion)
        {
            MoveHighBytes(chars);
        }

        return _full.Value;
    }

    private static void MoveHighBytes(Span<char> chars)
    {
        foreach (ref var c in chars)
        {
            if (c >= 0x80)
            {
                c = (char)(c + Re2Translator.PrivateOffset);
            }
        }
    }
}
