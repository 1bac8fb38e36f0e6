namespace Caveat.Kube.Tests;

public sealed class LabelValueTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("a", true)]
    [InlineData("9", true)]
    [InlineData("my-Value_1.2", true)]
    [InlineData("-a", false)]
    [InlineData("a.", false)]
    [InlineData("_", false)]
    [InlineData("a b", false)]
    [InlineData("a,b=c", false)]
    [InlineData("a/b", false)]
    [InlineData("ä", false)]
    [InlineData("a\n", false)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123", true)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234", false)]
    public void IsWhatTheServerTakes(string text, bool expected) => Assert.Equal(expected, LabelValue.IsValid(text));
}
