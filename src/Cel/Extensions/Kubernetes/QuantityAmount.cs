using System.Globalization;
using System.Numerics;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>
/// An exact amount, kept as the API server keeps it: as 64 bits with a decimal scale while that holds it, else as a big number of billionths. The difference is seen by
/// <c>isInteger</c> and <c>asInteger</c>, which only know the first (<c>1.0</c> and <c>1000m</c> are no integers).
/// </summary>
internal readonly struct QuantityAmount
{
    /// <summary>Decimal places of the smallest amount there is, a billionth.</summary>
    public const int Places = 9;

    private readonly long _worth;
    private readonly int _scale;
    private readonly BigInteger? _billionths;

    /// <summary>Of 64 bits.</summary>
    /// <param name="worth">Times a power of ten.</param>
    /// <param name="scale">The power, not below -9.</param>
    public QuantityAmount(long worth, int scale)
    {
        _worth = worth;
        _scale = scale;
    }

    /// <summary>Of a big number.</summary>
    public QuantityAmount(BigInteger billionths) => _billionths = billionths;

    public bool IsBig => _billionths is not null;

    public bool IsZero => _billionths is { } big ? big.IsZero : _worth == 0;

    public int Sign => _billionths is { } big ? big.Sign : Math.Sign(_worth);

    public BigInteger Billionths => _billionths ?? (_worth * BigInteger.Pow(10, _scale + Places));

    /// <summary>The worth, where it is a whole number of 64 bits that was not written with decimal places.</summary>
    public bool TryInteger(out long worth)
    {
        worth = 0;
        return _billionths is null && _scale >= 0 && TryScale(_worth, _scale, out worth);
    }

    public double ToDouble()
    {
        if (_billionths is { } big)
        {
            return double.Parse(big.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) * PowerOfTen(-Places);
        }

        return _scale == 0 ? _worth : _worth * PowerOfTen(_scale);
    }

    public int OrderTo(in QuantityAmount other) =>
        !IsBig && !other.IsBig && _scale == other._scale ? _worth.CompareTo(other._worth) : Billionths.CompareTo(other.Billionths);

    public QuantityAmount Plus(in QuantityAmount other) =>
        !IsBig && !other.IsBig && TryAdd(other, out var sum) ? sum : new QuantityAmount(Billionths + other.Billionths);

    public QuantityAmount Minus(in QuantityAmount other) => other.IsBig || other._worth == long.MinValue
        ? new QuantityAmount(Billionths - other.Billionths)
        : Plus(new QuantityAmount(-other._worth, other._scale));

    /// <summary>Rounded as Go's <c>math.Pow10</c> is; the runtime's power may be the double next to it.</summary>
    private static double PowerOfTen(int exponent) => double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private bool TryAdd(in QuantityAmount other, out QuantityAmount sum)
    {
        sum = this;
        if (other._worth == 0 || _worth == 0)
        {
            sum = other._worth == 0 ? this : other;
            return true;
        }

        var scale = Math.Min(_scale, other._scale);
        if (!TryScale(_worth, _scale - scale, out var a) || !TryScale(other._worth, other._scale - scale, out var b))
        {
            return false;
        }

        var worth = unchecked(a + b);
        sum = new QuantityAmount(worth, scale);
        return ((a ^ worth) & (b ^ worth)) >= 0;
    }

    private static bool TryScale(long worth, int scale, out long scaled)
    {
        scaled = worth;
        for (; scale > 0 && scaled != 0; scale--)
        {
            var product = Math.BigMul(scaled, 10L);
            if (product > long.MaxValue || product < long.MinValue)
            {
                return false;
            }

            scaled = (long)product;
        }

        return true;
    }
}
