namespace Caveat.Text.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("startWith", "startsWith")]
    [InlineData("STARTSWITH", "startsWith")]
    [InlineData("matchse", "matches")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void FindsWhatSomebodyProbablyMeant(string written, string? expected) =>
        Assert.Equal(expected, NearestName.Find(written, ["matches", "startsWith", "endsWith"]));

    [Fact]
    public void OfEquallyNearNamesTakesTheFirstInOrder() => Assert.Equal("abc", NearestName.Find("abx", ["aby", "abc"]));

    [Fact]
    public void AHintIsReadyForAMessage()
    {
        Assert.Equal("; did you mean 'size'?", NearestName.Hint("siz", ["size"]));
        Assert.Equal("", NearestName.Hint("other", ["size"]));
    }

    [Fact]
    public void ANameThatIsTooLongIsNotCompared() => Assert.Null(NearestName.Find(new string('a', NearestName.MaxNameLength + 1), ["a"]));
}
