using System.Globalization;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>What a quantity's suffix multiplies by.</summary>
/// <param name="Base">2 or 10.</param>
/// <param name="Exponent">Of the base.</param>
/// <param name="Format">Which sort of suffix it is.</param>
internal readonly record struct QuantitySuffix(int Base, int Exponent, QuantityFormat Format)
{
    /// <summary>
    /// Greatest exponent that <c>e</c> may have. The API server takes 32 bits, and would spend minutes on the sum of <c>1e999999999</c> and 1; nothing in
    /// a cluster is beyond 10^27.
    /// </summary>
    public const int MaxExponent = 1_000;

    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static bool TryParse(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        for (var i = 0; i < Decimal.Length; i++)
        {
            if (text.SequenceEqual(Decimal[i]))
            {
                suffix = new QuantitySuffix(10, (i - 3) * 3, QuantityFormat.DecimalSI);
                return true;
            }
        }

        for (var i = 0; i < Binary.Length; i++)
        {
            if (text.SequenceEqual(Binary[i]))
            {
                suffix = new QuantitySuffix(2, (i + 1) * 10, QuantityFormat.BinarySI);
                return true;
            }
        }

        return TryExponent(text, out suffix);
    }

    /// <summary>The suffix of a power of 1000 from -3 to 6.</summary>
    public static string OfThousands(int power) => Decimal[power + 3];

    /// <summary>The suffix of a power of 1024 from 0 to 6.</summary>
    public static string OfKibi(int power) => power == 0 ? "" : Binary[power - 1];

    /// <summary>A very small one is made no smaller than it has to be for every number to be below a billionth.</summary>
    private static bool TryExponent(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        suffix = default;
        if (text.Length < 2 || text[0] is not ('e' or 'E')
            || !long.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent > MaxExponent)
        {
            return false;
        }

        suffix = new QuantitySuffix(10, (int)Math.Max(exponent, int.MinValue / 2), QuantityFormat.DecimalExponent);
        return true;
    }
}
