using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Caveat.Json;

/// <summary>The grammar and the worth of numbers: RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    /// <summary>Digits that surely fit 64 bits without a sign.</summary>
    private const int SafeDigits = 19;

    public static bool IsDigit(byte found) => (uint)(found - '0') <= 9;

    /// <summary>Whether digits are a whole number of 64 bits with a sign; no leading zero. Their worth counts only while they are at most 19.</summary>
    public static bool TryGetInteger(ReadOnlySpan<byte> digits, ulong worth, bool negative, out long integer)
    {
        integer = unchecked(negative ? -(long)worth : (long)worth);
        if (digits.Length is 0 or > SafeDigits || (digits[0] == '0' && digits.Length > 1))
        {
            return false;
        }

        return worth <= (ulong)long.MaxValue + (negative ? 1UL : 0UL);
    }

    /// <summary>Reads any number; one that rounds to infinity is refused, as the API server does.</summary>
    public static bool TryReadFloat(ReadOnlySpan<byte> input, int start, out int end, out double worth, [NotNullWhen(false)] out JsonError? error)
    {
        worth = 0;
        end = EndOf(input, start);
        if (end < 0)
        {
            end = -end;
            error = end == input.Length ? JsonErrors.Truncated(end) : JsonErrors.InvalidNumber(start);
            return false;
        }

        var read = double.TryParse(input[start..end], NumberStyles.Float, CultureInfo.InvariantCulture, out worth);
        error = read && double.IsFinite(worth) ? null : JsonErrors.NumberOutOfRange(start);
        return error is null;
    }

    // Offset behind the number; negative where a digit is missing or a zero leads.
    private static int EndOf(ReadOnlySpan<byte> input, int start)
    {
        var first = input[start] == '-' ? start + 1 : start;
        var end = SkipDigits(input, first);
        if (end == first || (input[first] == '0' && end > first + 1))
        {
            return -end;
        }

        if (end < input.Length && input[end] == '.')
        {
            var fraction = end + 1;
            end = SkipDigits(input, fraction);
            if (end == fraction)
            {
                return -end;
            }
        }

        return end < input.Length && (input[end] | 0x20) == 'e' ? EndOfExponent(input, end + 1) : end;
    }

    private static int EndOfExponent(ReadOnlySpan<byte> input, int start)
    {
        var first = start < input.Length && input[start] is (byte)'+' or (byte)'-' ? start + 1 : start;
        var end = SkipDigits(input, first);
        return end == first ? -end : end;
    }

    private static int SkipDigits(ReadOnlySpan<byte> input, int position)
    {
        while (position < input.Length && IsDigit(input[position]))
        {
            position++;
        }

        return position;
    }
}
