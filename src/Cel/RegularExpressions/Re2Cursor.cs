using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>A place in a pattern, and what has been found wrong with it. Only the first error is kept.</summary>
internal sealed class Re2Cursor(string text)
{
    public string Text { get; } = text;

    public int At { get; set; }

    public string? Error { get; private set; }

    public bool AtEnd => At >= Text.Length;

    /// <summary>The character here; U+0000 at the end.</summary>
    public char Current => Peek(0);

    /// <summary>The character so many after this one; U+0000 past the end.</summary>
    public char Peek(int offset) => At + offset < Text.Length ? Text[At + offset] : '\0';

    public bool Fail(string error)
    {
        Error ??= error;
        return false;
    }

    /// <summary>The pattern from a place up to here.</summary>
    public string Since(int start) => Text[start..At];

    public bool TakeIf(char c)
    {
        if (AtEnd || Text[At] != c)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Takes a code point; a lone surrogate, and the end, are errors.</summary>
    public bool TakeCodePoint(out int codePoint)
    {
        if (!Rune.TryGetRuneAt(Text, At, out var rune))
        {
            codePoint = 0;
            return Fail(Re2Errors.InvalidUtf8(Text[At..]));
        }

        codePoint = rune.Value;
        At += rune.Utf16SequenceLength;
        return true;
    }
}
