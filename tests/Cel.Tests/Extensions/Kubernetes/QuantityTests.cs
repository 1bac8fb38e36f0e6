using System.Numerics;
using Caveat.Cel.Extensions.Kubernetes;
using CsCheck;

namespace Caveat.Cel.Tests.Extensions.Kubernetes;

public sealed class QuantityTests
{
    private static readonly Gen<string> Suffixes = OneOf("", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "e-3", "E6", "e0");

    private static readonly Gen<Quantity> Quantities =
        Gen.Select(OneOf("", "-", "+"), Gen.OneOf(Gen.Int[0, 5000].Select(i => i.ToString()), Gen.Long[0, 999_999_999_999_999_999].Select(i => i.ToString())), OneOf("", ".5", ".125", ".000000001"), Suffixes)
            .Select((sign, whole, fraction, suffix) => Parse(sign + whole + fraction + suffix));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("+1", "1")]
    [InlineData("-1.50", "-1500m")]
    [InlineData("0.5", "500m")]
    [InlineData("1000", "1k")]
    [InlineData("1500", "1500")]
    [InlineData("12e6", "12e6")]
    [InlineData("12E6", "12e6")]
    [InlineData("1e3", "1e3")]
    [InlineData("1234e-3", "1234e-3")]
    [InlineData("1Ki", "1Ki")]
    [InlineData("1024", "1024")]
    [InlineData("1536Mi", "1536Mi")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0.5Mi", "512Ki")]
    [InlineData("0.1Ki", "102400m")]
    [InlineData("562.5Ki", "576000")]
    [InlineData("576000", "576k")]
    [InlineData("1023Ki", "1023Ki")]
    [InlineData("1024Ki", "1Mi")]
    [InlineData("100m", "100m")]
    [InlineData("1000m", "1")]
    [InlineData("1n", "1n")]
    [InlineData("0.1n", "1n")]
    [InlineData("-0.1n", "-1n")]
    [InlineData("0.0000000014", "2n")]
    [InlineData("1.1u", "1100n")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("8Ei", "9223372036854775807")]
    [InlineData("1000E", "1000E")]
    [InlineData(".5", "500m")]
    [InlineData("1.", "1")]
    [InlineData("007k", "7k")]
    public void PrintsItsCanonicalForm(string text, string canonical) => Assert.Equal(canonical, Parse(text).ToString());

    [Theory]
    [InlineData("", QuantityErrors.Format)]
    [InlineData("10 Mi", QuantityErrors.Format)]
    [InlineData(" 1", QuantityErrors.Format)]
    [InlineData("1.2.3", QuantityErrors.Format)]
    [InlineData("1x", QuantityErrors.Format)]
    [InlineData("1K", QuantityErrors.Suffix)]
    [InlineData("1mi", QuantityErrors.Suffix)]
    [InlineData("1e", QuantityErrors.Suffix)]
    [InlineData("1e3.5", QuantityErrors.Format)]
    [InlineData("1MM", QuantityErrors.Suffix)]
    [InlineData("1e1001", QuantityErrors.Suffix)]
    [InlineData("1e99999999999999999999", QuantityErrors.Suffix)]
    [InlineData("1M5", QuantityErrors.Suffix)]
    public void RefusesWhatIsNone(string text, string error)
    {
        Assert.Null(QuantityParser.Parse(text, out var found));
        Assert.Equal(error, found);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("50k", true)]
    [InlineData("1Ki", true)]
    [InlineData("1.0", false)]
    [InlineData("1000m", false)]
    [InlineData("1.5Gi", false)]
    [InlineData("1.5k", true)]
    [InlineData("9999999999999999999999999999999999999G", false)]
    [InlineData("9E", true)]
    [InlineData("10E", false)]
    public void TellsIntegersAsTheServerDoes(string text, bool isInteger) => Assert.Equal(isInteger, Parse(text).Amount.TryInteger(out _));

    [Theory]
    [InlineData("quantity('0').add(quantity('1Mi'))", "1Mi")]
    [InlineData("quantity('1').add(quantity('1Mi'))", "1048577")]
    [InlineData("quantity('1Mi').add(1024)", "1025Ki")]
    [InlineData("quantity('1Mi').sub(quantity('1Mi'))", "0")]
    [InlineData("quantity('9223372036854775807').add(1)", "9223372036854775808")]
    [InlineData("sign(quantity('1k').sub(quantity('2k')))", "-1")]
    [InlineData("quantity('1e1000').add(1).compareTo(quantity('1e1000'))", "1")]
    [InlineData("quantity('1e-999999') == quantity('1n')", "true")]
    public void Calculates(string expression, string result) => Assert.Equal(result, ExtensionExpressions.Evaluate(expression));

    /// <summary>
    /// The worth always; the text too, unless it is bare digits: those are powers of 1000 when they are read, also where powers of 1024 were printed without a suffix
    /// (<c>resource.newSuffixer</c> has the empty suffix for both, and reads it as the decimal one).
    /// </summary>
    [Fact]
    public void WhatIsPrintedReadsBackAsTheSame() => Quantities.Sample(quantity =>
    {
        var text = quantity.ToString();
        var again = Parse(text);
        return again.EqualTo(quantity)
            && (again.ToString() == text || text.TrimStart('-').All(char.IsAsciiDigit))
            && Parse(again.ToString()).ToString() == again.ToString();
    });

    [Fact]
    public void TakingAwayWhatWasAddedGivesWhatWas() =>
        Gen.Select(Quantities, Quantities).Sample((a, b) => a.Plus(b).Minus(b).EqualTo(a) && a.Plus(b).EqualTo(b.Plus(a)));

    [Fact]
    public void ComparesInATotalOrderThatAgreesWithTheWorth() => Gen.Select(Quantities, Quantities).Sample((a, b) =>
    {
        var order = Math.Sign(a.Amount.OrderTo(b.Amount));
        return order == BigInteger.Compare(a.Amount.Billionths, b.Amount.Billionths)
            && order == -Math.Sign(b.Amount.OrderTo(a.Amount))
            && order == a.Minus(b).Amount.Sign;
    });

    [Fact]
    public void NoTextThrows() => Gen.String[Gen.Char["0123456789.+-eEinumkKMGTP x"], 0, 30].Sample(text =>
    {
        _ = QuantityParser.Parse(text, out _)?.ToString();
    });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Quantity Parse(string text)
    {
        var quantity = QuantityParser.Parse(text, out var error);
        Assert.True(quantity is not null, $"{text}: {error}");
        return quantity;
    }
}
