namespace Caveat.Text.Tests;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("a😀", 3, "a😀")]
    [InlineData("ab😀", 3, "ab…")]
    [InlineData("a😀b", 3, "a😀…")]
    [InlineData("😀", 1, "…")]
    public void KeepsWholeCharacters(string text, int maxLength, string expected) => Assert.Equal(expected, Excerpt.Of(text, maxLength));
}
