using System.Diagnostics.CodeAnalysis;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>
/// A version as operators and images write it: numbers with dots, perhaps <c>v</c> in front, perhaps a tail behind <c>-</c> or <c>+</c>. Missing numbers are zero; a tail behind
/// <c>-</c> comes before the same version without, and tails compare by their numbers, then as text; what stands behind <c>+</c> does not count.
/// </summary>
internal sealed class VersionWorth
{
    /// <summary>Longest text that is read, in UTF-16 code units: an image's tag has at most 128.</summary>
    public const int MaxLength = 128;

    private readonly ulong[] _numbers;
    private readonly string _tail;

    private VersionWorth(ulong[] numbers, string tail)
    {
        _numbers = numbers;
        _tail = tail;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionWorth? worth)
    {
        worth = null;
        var core = text.StartsWith('v') ? text[1..] : text;
        var plus = core.IndexOf('+');
        core = plus < 0 ? core : core[..plus];
        var dash = core.IndexOf('-');
        var tail = dash < 0 ? "" : core[(dash + 1)..];
        core = dash < 0 ? core : core[..dash];
        if (text.Length > MaxLength || !TryReadNumbers(core, out var numbers))
        {
            return false;
        }

        worth = new VersionWorth(numbers, tail);
        return true;
    }

    /// <summary>Negative when this is less.</summary>
    public int OrderAgainst(VersionWorth other)
    {
        var count = Math.Max(_numbers.Length, other._numbers.Length);
        for (var i = 0; i < count; i++)
        {
            var comparison = NumberAt(i).CompareTo(other.NumberAt(i));
            if (comparison != 0)
            {
                return comparison;
            }
        }

        return CompareTails(_tail, other._tail);
    }

    private ulong NumberAt(int index) => index < _numbers.Length ? _numbers[index] : 0;

    private static int CompareTails(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return second.Length.CompareTo(first.Length);
        }

        var (i, j) = (0, 0);
        while (i < first.Length && j < second.Length)
        {
            var comparison = char.IsAsciiDigit(first[i]) && char.IsAsciiDigit(second[j])
                ? RunOfDigits(first, ref i).CompareTo(RunOfDigits(second, ref j))
                : first[i++].CompareTo(second[j++]);
            if (comparison != 0)
            {
                return comparison;
            }
        }

        return (first.Length - i).CompareTo(second.Length - j);
    }

    // More digits than a number can hold saturate: such tails are hashes, whose order means nothing.
    private static ulong RunOfDigits(string text, ref int at)
    {
        var number = 0UL;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            number = number > (ulong.MaxValue - 9) / 10 ? ulong.MaxValue : (number * 10) + (ulong)(text[at] - '0');
        }

        return number;
    }

    private static bool TryReadNumbers(string core, out ulong[] numbers)
    {
        var parts = core.Split('.');
        numbers = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!ulong.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        return true;
    }
}
