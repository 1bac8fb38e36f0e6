using System.Globalization;
using System.Numerics;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Reads quantities as <c>resource.ParseQuantity</c> does.</summary>
internal static class QuantityParser
{
    /// <summary>Longest text that is read; a number of so many digits takes a few microseconds.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Decimal digits that 64 bits hold for certain.</summary>
    private const int MaxFastDigits = 18;

    private static readonly BigInteger MaxBinary = new BigInteger(long.MaxValue) * 1_000_000_000;

    /// <summary>The quantity, or null and why there is none.</summary>
    public static Quantity? Parse(string text, out string error)
    {
        error = QuantityErrors.Format;
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (text == "0")
        {
            return new Quantity(default, QuantityFormat.Unset);
        }

        var isNegative = text[0] == '-';
        var at = text[0] is '-' or '+' ? 1 : 0;
        var whole = TakeDigits(text, ref at).TrimStart('0');
        var fraction = at < text.Length && text[at] == '.' ? TakeFraction(text, ref at) : "";
        if (!IsSuffixShaped(text, at))
        {
            return null;
        }

        error = QuantityErrors.Suffix;
        if (!QuantitySuffix.TryParse(text.AsSpan(at), out var suffix))
        {
            return null;
        }

        return Make(whole.Length == 0 ? "0" : whole, fraction, isNegative, suffix);
    }

    private static string TakeDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static string TakeFraction(string text, ref int at)
    {
        at++;
        return TakeDigits(text, ref at);
    }

    /// <summary>Letters of the suffixes, then a sign, then digits.</summary>
    private static bool IsSuffixShaped(string text, int at)
    {
        while (at < text.Length && "eEinumkKMGTP".Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        if (at < text.Length && text[at] is '-' or '+')
        {
            at++;
        }

        TakeDigits(text, ref at);
        return at == text.Length;
    }

    private static Quantity Make(string whole, string fraction, bool isNegative, QuantitySuffix suffix)
    {
        if (TryFast(whole, fraction, suffix, out var worth, out var scale))
        {
            return new Quantity(new QuantityAmount(isNegative ? -worth : worth, scale), suffix.Format);
        }

        var billionths = Billionths(whole + fraction, fraction.Length, suffix);
        var format = suffix.Format;
        if (format == QuantityFormat.BinarySI)
        {
            billionths = BigInteger.Min(billionths, MaxBinary);
            format = !billionths.IsZero && billionths < 1_000_000_000 ? QuantityFormat.DecimalSI : format;
        }

        return new Quantity(new QuantityAmount(isNegative ? -billionths : billionths), format);
    }

    /// <summary>What the API server keeps in 64 bits; it guesses the size from the number of digits.</summary>
    private static bool TryFast(string whole, string fraction, QuantitySuffix suffix, out long worth, out int scale)
    {
        (worth, scale) = (0, 0);
        var factor = 1L;
        int room;
        if (suffix.Base == 10)
        {
            room = MaxFastDigits - whole.Length - fraction.Length;
            scale = suffix.Exponent - fraction.Length;
        }
        else
        {
            room = fraction.Length > 0 ? -1 : 15 - whole.Length - (int)(suffix.Exponent * 3f / 10) - 1;
            factor = suffix.Exponent < 63 ? 1L << suffix.Exponent : 0;
        }

        if (room < 0 || scale < -QuantityAmount.Places)
        {
            return false;
        }

        var product = Math.BigMul(long.Parse(whole + fraction, CultureInfo.InvariantCulture), factor);
        worth = (long)product;
        return product <= long.MaxValue;
    }

    /// <summary>Rounded up: who asks for something gets something.</summary>
    private static BigInteger Billionths(string digits, int places, QuantitySuffix suffix)
    {
        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        number = suffix.Base == 2 ? number << suffix.Exponent : number;
        var scale = (suffix.Base == 10 ? (long)suffix.Exponent : 0) - places + QuantityAmount.Places;
        if (scale >= 0)
        {
            return number * BigInteger.Pow(10, (int)scale);
        }

        if (number.IsZero || -scale > MaxLength)
        {
            return number.IsZero ? number : BigInteger.One;
        }

        var quotient = BigInteger.DivRem(number, BigInteger.Pow(10, (int)-scale), out var rest);
        return rest.IsZero ? quotient : quotient + 1;
    }
}
