using Caveat.Policies.Bodies.Transition;

namespace Caveat.Policies.Tests.Bodies;

public sealed class ValueOrdersTests
{
    [Theory]
    [InlineData("1Gi", "1024Mi", 0)]
    [InlineData("1G", "1Gi", -1)]
    [InlineData("100m", "0.1", 0)]
    [InlineData("1e3", "1k", 0)]
    [InlineData("1.5Gi", "1536Mi", 0)]
    [InlineData("-1", "1", -1)]
    [InlineData("10", "9", 1)]
    [InlineData("1E", "1e18", 0)]
    public void QuantitiesCompareByWorth(string first, string second, int expected)
    {
        Assert.True(QuantityWorth.TryParse(first, out var a));
        Assert.True(QuantityWorth.TryParse(second, out var b));
        Assert.Equal(expected, Math.Sign(a.OrderAgainst(b)));
        Assert.Equal(-expected, Math.Sign(b.OrderAgainst(a)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("1GiB")]
    [InlineData("1 Gi")]
    [InlineData("1e99")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    public void TextsThatAreNoQuantitiesAreRefused(string text) => Assert.False(QuantityWorth.TryParse(text, out _));

    [Theory]
    [InlineData("4.2.0", "4.10", -1)]
    [InlineData("v4.2", "4.2.0", 0)]
    [InlineData("17", "16.9", 1)]
    [InlineData("1.0.0-rc1", "1.0.0", -1)]
    [InlineData("1.0.0-rc2", "1.0.0-rc10", -1)]
    [InlineData("1.0+a", "1.0+b", 0)]
    [InlineData("4.2-IV1", "4.3-IV0", -1)]
    public void VersionsCompareByTheirNumbers(string first, string second, int expected)
    {
        Assert.True(VersionWorth.TryParse(first, out var a));
        Assert.True(VersionWorth.TryParse(second, out var b));
        Assert.Equal(expected, Math.Sign(a.OrderAgainst(b)));
        Assert.Equal(-expected, Math.Sign(b.OrderAgainst(a)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1..2")]
    [InlineData("1.x")]
    public void TextsThatAreNoVersionsAreRefused(string text) => Assert.False(VersionWorth.TryParse(text, out _));
}
