using System.Text;
using Caveat.Json;
using Caveat.Policies.Bodies.Transition;

namespace Caveat.Policies.Tests.Bodies.Transition;

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
    public void QuantitiesCompareByWorth(string first, string second, int expected) => AssertOrder(ValueOrder.Quantity, first, second, expected);

    [Theory]
    [InlineData("4.2.0", "4.10", -1)]
    [InlineData("v4.2", "4.2.0", 0)]
    [InlineData("17", "16.9", 1)]
    [InlineData("1.0.0-rc1", "1.0.0", -1)]
    [InlineData("1.0.0-rc2", "1.0.0-rc10", -1)]
    [InlineData("1.0+a", "1.0+b", 0)]
    [InlineData("4.2-IV1", "4.3-IV0", -1)]
    [InlineData("16.4-bookworm", "16.4", 0)]
    [InlineData("16.4-bookworm", "16.3", 1)]
    [InlineData("8.0.36-28.1", "8.0.36-9.2", 1)]
    [InlineData("8.0.36", "8.0.36-28.1", -1)]
    public void VersionsCompareAsExpressionsCompareThem(string first, string second, int expected) => AssertOrder(ValueOrder.Version, first, second, expected);

    [Theory]
    [InlineData("ghcr.io/db:4.2", "ghcr.io/db:4.10", -1)]
    [InlineData("localhost:5000/db:17.2-bookworm", "db:17.2", 0)]
    [InlineData("db:17@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "db:16.9", 1)]
    public void ImagesCompareByTheVersionsOfTheirTags(string first, string second, int expected) => AssertOrder(ValueOrder.Image, first, second, expected);

    [Theory]
    [InlineData("")]
    [InlineData("1GiB")]
    [InlineData("1 Gi")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    public void TextsThatAreNoQuantitiesAreRefused(string text) => AssertNoOrder(ValueOrder.Quantity, text, "1");

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1..2")]
    [InlineData("x.1")]
    public void TextsThatAreNoVersionsAreRefused(string text) => AssertNoOrder(ValueOrder.Version, text, "1");

    [Theory]
    [InlineData("db")]
    [InlineData("db:latest")]
    [InlineData("db@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void ImagesWhoseTagsSayNoVersionAreRefused(string text) => AssertNoOrder(ValueOrder.Image, text, "db:1");

    private static void AssertOrder(ValueOrder order, string first, string second, int expected)
    {
        Assert.Equal(expected, Math.Sign(ValueOrders.Compare(order, Text(first), Text(second))!.Value));
        Assert.Equal(-expected, Math.Sign(ValueOrders.Compare(order, Text(second), Text(first))!.Value));
    }

    private static void AssertNoOrder(ValueOrder order, string text, string sound)
    {
        Assert.Null(ValueOrders.Compare(order, Text(text), Text(sound)));
        Assert.Null(ValueOrders.Compare(order, Text(sound), Text(text)));
    }

    private static JsonValue Text(string text)
    {
        var json = new JsonText();
        Assert.True(json.TryParse(Encoding.UTF8.GetBytes($"\"{text}\""), JsonLimits.Document, out _));
        return json.Root;
    }
}
