namespace Caveat.Text.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["replicas", "resources", "storage", "min.insync.replicas", "id"];

    [Theory]
    [InlineData("replcas", "replicas")] // one left out
    [InlineData("relpicas", "replicas")] // two swapped
    [InlineData("REPLICAS", "replicas")]
    [InlineData("repliccass", "replicas")]
    [InlineData("stroage", "storage")]
    [InlineData("if", "id")] // short names may differ in one
    [InlineData("ab", null)]
    [InlineData("listeners", null)]
    [InlineData("", null)]
    public void FindsWhatWasProbablyMeant(string written, string? expected) => Assert.Equal(expected, NearestName.Find(written, Names));

    [Fact]
    public void TakesTheFirstOfEqualsInOrdinalOrder() => Assert.Equal("ab", NearestName.Find("aa", ["ac", "ab"]));

    [Fact]
    public void DoesNotCompareWhatIsTooLong()
    {
        var longest = new string('a', NearestName.MaxNameLength);
        Assert.Equal(longest, NearestName.Find(longest, [longest]));
        Assert.Null(NearestName.Find(longest + "a", [longest]));
        Assert.Null(NearestName.Find(longest, [longest + "a"]));
    }

    [Theory]
    [InlineData("replcas", "; did you mean 'replicas'?")]
    [InlineData("listeners", "")]
    public void EndsAMessage(string written, string expected) => Assert.Equal(expected, NearestName.Hint(written, Names));
}
