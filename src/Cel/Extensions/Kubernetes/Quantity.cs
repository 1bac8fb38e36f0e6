using System.Globalization;
using System.Numerics;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>An amount of a resource, as <c>resource.Quantity</c>: exact down to a billionth.</summary>
public sealed class Quantity : OpaqueObject
{
    internal static readonly CelType QuantityType = CelType.Opaque("kubernetes.Quantity");

    private static readonly BigInteger Billion = 1_000_000_000;

    private readonly QuantityAmount _amount;
    private readonly QuantityFormat _format;

    internal Quantity(QuantityAmount amount, QuantityFormat format) : base(QuantityType)
    {
        _amount = amount;
        _format = format;
    }

    /// <summary>Reads what <c>resource.ParseQuantity</c> reads; null when the text is no quantity.</summary>
    public static Quantity? Parse(string text) => QuantityParser.Parse(text, out _);

    internal QuantityAmount Amount => _amount;

    /// <summary>Negative, 0 or positive, as this one is less than, as much as or more than the other.</summary>
    public int OrderTo(Quantity other) => _amount.OrderTo(other._amount);

    /// <summary>Zero takes the format of what is added to it.</summary>
    internal Quantity Plus(Quantity other) => new(_amount.Plus(other._amount), _amount.IsZero ? other._format : _format);

    /// <summary>Zero takes the format of what is taken from it.</summary>
    internal Quantity Minus(Quantity other) => new(_amount.Minus(other._amount), _amount.IsZero ? other._format : _format);

    /// <summary>Equal in worth, however written.</summary>
    public override bool EqualTo(OpaqueObject other) => other is Quantity quantity && _amount.OrderTo(quantity._amount) == 0;

    /// <summary>The canonical form: a whole number with the greatest suffix that it can have, of the sort that it was written with.</summary>
    public override string ToString()
    {
        var billionths = _amount.Billionths;
        if (billionths.IsZero)
        {
            return "0";
        }

        return IsBinary(billionths) ? Binary(billionths / Billion) : Decimal(billionths);
    }

    /// <summary>Below 1024, and where something would have to be rounded, binary suffixes are not used.</summary>
    private bool IsBinary(BigInteger billionths) =>
        _format == QuantityFormat.BinarySI && BigInteger.Abs(billionths) >= 1024 * Billion && (billionths % Billion).IsZero;

    private static string Binary(BigInteger number)
    {
        var power = 0;
        while (power < 6 && (number % 1024).IsZero)
        {
            number /= 1024;
            power++;
        }

        return number.ToString(CultureInfo.InvariantCulture) + QuantitySuffix.OfKibi(power);
    }

    private string Decimal(BigInteger number)
    {
        var isSuffix = _format is QuantityFormat.DecimalSI or QuantityFormat.BinarySI;
        var power = -3;
        while ((!isSuffix || power < 6) && (number % 1000).IsZero)
        {
            number /= 1000;
            power++;
        }

        var digits = number.ToString(CultureInfo.InvariantCulture);
        return isSuffix ? digits + QuantitySuffix.OfThousands(power) : power == 0 ? digits : $"{digits}e{power * 3}";
    }
}
