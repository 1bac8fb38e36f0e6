using System.Buffers;
using System.Globalization;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Reads versions as vendors write them: <c>17</c>, <c>v4.3</c>, <c>4.3-IV0</c>, <c>16.4-bookworm</c>, <c>8.0.36-28.1</c>, <c>1.2.3-rc.1+build</c>.</summary>
internal static class VersionParser
{
    /// <summary>UTF-16 code units; an image's tag has at most 128.</summary>
    public const int MaxLength = 128;

    // Digits that surely fit 64 bits; dates with a time have 14.
    private const int MaxDigits = 18;

    private static readonly SearchValues<char> PartCharacters = SearchValues.Create("-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create(".0123456789");

    /// <summary>The version, or null.</summary>
    public static VersionObject? Parse(string text)
    {
        var rest = text.AsSpan();
        rest = rest.StartsWith("v") || rest.StartsWith("V") ? rest[1..] : rest;
        var numbers = new List<long>();
        if (text.Length > MaxLength || !TryTakeNumbers(ref rest, numbers))
        {
            return null;
        }

        var stage = PreRelease.None;
        var builds = new List<long>();
        return TryReadTail(rest, ref stage, builds) ? new VersionObject(text, [.. numbers], stage, [.. builds]) : null;
    }

    // Numbers with dots between them; a dot that no digit follows belongs to the tail, as in 9.0.0.Final.
    private static bool TryTakeNumbers(ref ReadOnlySpan<char> rest, List<long> numbers)
    {
        while (TryTakeNumber(ref rest, out var number))
        {
            numbers.Add(number);
            if (rest.Length < 2 || rest[0] != '.' || !char.IsAsciiDigit(rest[1]))
            {
                return true;
            }

            rest = rest[1..];
        }

        return false;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest, out long number)
    {
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        number = 0;
        if (digits > MaxDigits || !long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        rest = rest[digits..];
        return true;
    }

    // Parts behind '-', '_', '.', '~' or right behind the digits. What follows '+' says how it was built, and does not count.
    private static bool TryReadTail(ReadOnlySpan<char> tail, ref int stage, List<long> builds)
    {
        var plus = tail.IndexOf('+');
        if (plus == tail.Length - 1 && plus >= 0)
        {
            return false;
        }

        var built = plus < 0 ? [] : tail[(plus + 1)..];
        tail = plus < 0 ? tail : tail[..plus];
        if (built.IndexOfAnyExcept(PartCharacters) >= 0)
        {
            return false;
        }

        while (!tail.IsEmpty)
        {
            tail = tail[0] is '-' or '_' or '.' or '~' ? tail[1..] : tail;
            var end = tail.IndexOfAny('-', '_', '~');
            if (!TryReadPart(end < 0 ? tail : tail[..end], ref stage, builds))
            {
                return false;
            }

            tail = end < 0 ? [] : tail[end..];
        }

        return true;
    }

    // Numbers count; a word is a stage with its number, or a name, which does not count with all that hangs on it.
    private static bool TryReadPart(ReadOnlySpan<char> part, ref int stage, List<long> builds)
    {
        if (part.IsEmpty || !char.IsAsciiLetterOrDigit(part[0]) || part.IndexOfAnyExcept(PartCharacters) >= 0)
        {
            return false;
        }

        if (char.IsAsciiDigit(part[0]))
        {
            // Digits with letters behind them, and more digits than a number has, are a commit's: they name something, and count for nothing.
            return part.IndexOfAnyExcept(NumberCharacters) >= 0 || TryTakeNumbers(ref part, builds) || part.Length > MaxDigits;
        }

        var letters = part.IndexOfAny(NumberCharacters);
        var found = PreRelease.StageOf(letters < 0 ? part : part[..letters]);
        var rest = letters < 0 ? [] : part[letters..];
        if (found != PreRelease.None && stage == PreRelease.None)
        {
            stage = found;
            rest = rest.TrimStart('.');
            _ = TryTakeNumbers(ref rest, builds);
        }

        return true;
    }
}
