using System.Numerics;

namespace Caveat.Yaml;

/// <summary>Whole numbers as Go reads them with base 0: <c>0x</c>, <c>0o</c>, <c>0b</c>, a leading <c>0</c> for octal, else decimal.</summary>
internal static class YamlInteger
{
    /// <summary>Digits of a number that are read: reading is quadratic. A decimal of more is beyond a float too.</summary>
    public const int MaxDigits = 400;

    /// <summary>The worth, or null. Beyond 64 bits only a number with a prefix and no sign is one; a decimal becomes a float.</summary>
    public static BigInteger? Parse(string text)
    {
        var isSigned = text[0] is '+' or '-';
        var digits = text.AsSpan(isSigned ? 1 : 0);
        if (digits.Length is 0 or > MaxDigits)
        {
            return null;
        }

        var isPrefixed = digits.Length > 2 && digits[0] == '0' && !char.IsAsciiDigit(digits[1]);
        var worth = isPrefixed ? Worth(digits[2..], RadixOf(digits[1])) : Worth(digits, digits.Length > 1 && digits[0] == '0' ? 8 : 10);
        worth = text[0] == '-' ? -worth : worth;
        return worth is { } known && (Fits(known, isSigned) || (isPrefixed && !isSigned)) ? known : null;
    }

    private static bool Fits(BigInteger worth, bool isSigned) =>
        worth >= long.MinValue && worth <= (isSigned ? long.MaxValue : ulong.MaxValue);

    private static int RadixOf(char prefix) => (prefix | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };

    private static BigInteger? Worth(ReadOnlySpan<char> digits, int radix)
    {
        var worth = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiHexDigit(c) ? (c | 0x20) - 'a' + 10 : radix;
            if (digit >= radix)
            {
                return null;
            }

            worth = (worth * radix) + digit;
        }

        return worth;
    }
}
