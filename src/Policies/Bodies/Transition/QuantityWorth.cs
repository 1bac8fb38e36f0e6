using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>The worth of a Kubernetes quantity, exact: an integer times a power of ten.</summary>
internal sealed class QuantityWorth
{
    /// <summary>Longest text that is read, in UTF-16 code units; the largest quantity of the API server (2^63-1 with a suffix) has a third of it.</summary>
    public const int MaxLength = 64;

    /// <summary>Largest power of ten, either sign: beyond what the API server keeps without rounding.</summary>
    public const int MaxExponent = 30;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private QuantityWorth(BigInteger mantissa, int exponent)
    {
        _mantissa = mantissa;
        _exponent = exponent;
    }

    /// <summary>Reads a quantity as k8s.io/apimachinery/pkg/api/resource writes its grammar: a signed decimal and a binary, decimal or exponent suffix.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out QuantityWorth? worth)
    {
        worth = null;
        var end = EndOfNumber(text);
        if (text.Length > MaxLength || end == 0 || !TryReadNumber(text.AsSpan(0, end), out var mantissa, out var decimals))
        {
            return false;
        }

        var suffix = text[end..];
        if (TryReadBinary(suffix, out var factor))
        {
            worth = new QuantityWorth(mantissa * factor, -decimals);
        }
        else if (TryReadDecimal(suffix, out var exponent))
        {
            worth = new QuantityWorth(mantissa, exponent - decimals);
        }

        return worth is not null;
    }

    /// <summary>Negative when this is less.</summary>
    public int OrderAgainst(QuantityWorth other)
    {
        var low = Math.Min(_exponent, other._exponent);
        return Scaled(low).CompareTo(other.Scaled(low));
    }

    private BigInteger Scaled(int exponent) => _mantissa * BigInteger.Pow(10, _exponent - exponent);

    private static int EndOfNumber(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '+' or '-'))
        {
            end++;
        }

        return end;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> number, out BigInteger mantissa, out int decimals)
    {
        var point = number.IndexOf('.');
        decimals = point < 0 ? 0 : number.Length - point - 1;
        var digits = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out mantissa);
    }

    private static bool TryReadBinary(string suffix, out BigInteger factor)
    {
        var power = suffix.Length == 2 && suffix[1] == 'i' ? "KMGTPE".IndexOf(suffix[0]) + 1 : 0;
        factor = BigInteger.One << (10 * power);
        return power > 0;
    }

    private static bool TryReadDecimal(string suffix, out int exponent)
    {
        exponent = suffix switch
        {
            "" => 0, "n" => -9, "u" => -6, "m" => -3, "k" => 3, "M" => 6, "G" => 9, "T" => 12, "P" => 15, "E" => 18, _ => int.MaxValue,
        };
        if (exponent != int.MaxValue)
        {
            return true;
        }

        return suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            && Math.Abs(exponent) <= MaxExponent;
    }
}
