using System.Globalization;
using Caveat.Cel.Values;

namespace Caveat.Cel.Syntax;

/// <summary>Reads numbers as they are written (CEL specification, Syntax: INT_LIT, UINT_LIT, FLOAT_LIT).</summary>
internal static class NumberLiteral
{
    /// <summary>The worth, or the reason why there is none.</summary>
    public static Value Read(TokenKind kind, ReadOnlySpan<char> digits, bool negative, out string? error)
    {
        error = null;
        return kind switch
        {
            TokenKind.Int => Int(digits, negative, out error),
            TokenKind.Uint => Uint(digits, out error),
            _ => Double(digits, negative, out error),
        };
    }

    private static Value Int(ReadOnlySpan<char> digits, bool negative, out string? error)
    {
        var most = negative ? (ulong)long.MaxValue + 1 : long.MaxValue;
        var fits = Magnitude(digits, out var magnitude) && magnitude <= most;
        error = fits ? null : SyntaxErrors.IntOutOfRange((negative ? "-" : "") + Shortened(digits));
        return Value.Of(negative ? unchecked(-(long)magnitude) : (long)magnitude);
    }

    private static Value Uint(ReadOnlySpan<char> digits, out string? error)
    {
        error = Magnitude(digits[..^1], out var magnitude) ? null : SyntaxErrors.UintOutOfRange(Shortened(digits));
        return Value.Of(magnitude);
    }

    private static bool Magnitude(ReadOnlySpan<char> digits, out ulong magnitude) =>
        digits.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);

    private static Value Double(ReadOnlySpan<char> digits, bool negative, out string? error)
    {
        var style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var read = double.TryParse(digits, style, CultureInfo.InvariantCulture, out var worth) && double.IsFinite(worth);
        error = read ? null : SyntaxErrors.DoubleOutOfRange((negative ? "-" : "") + Shortened(digits));
        return Value.Of(negative ? -worth : worth);
    }

    private static string Shortened(ReadOnlySpan<char> digits) =>
        digits.Length <= 40 ? digits.ToString() : $"{digits[..37]}...";
}
