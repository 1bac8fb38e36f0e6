using CsCheck;

namespace Caveat.Text.Tests;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("abc", 99, 1, 4)]
    [InlineData("abc", -1, 1, 1)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("😀b", 2, 1, 2)] // a surrogate pair is one column
    [InlineData("é😀b", 3, 1, 3)]
    public void CountsLinesAndCodePointsFromOne(string text, int offset, int line, int column) =>
        Assert.Equal(new TextPosition(line, column), new SourceText("t", text).PositionOf(offset));

    [Theory]
    [InlineData("a\nbc\r\nd", 1, "a")]
    [InlineData("a\nbc\r\nd", 2, "bc")]
    [InlineData("a\nbc\r\nd", 3, "d")]
    [InlineData("a\n", 2, "")]
    public void GivesALineWithoutItsEnd(string text, int line, string expected) => Assert.Equal(expected, new SourceText("t", text).Line(line).ToString());

    [Fact]
    public void ALaterOffsetNeverHasAnEarlierPosition() =>
        Gen.String[Gen.Char["a\r\n😀é"], 0, 30].Sample(text =>
        {
            var source = new SourceText("t", text);
            for (var i = 1; i <= text.Length; i++)
            {
                var (before, after) = (source.PositionOf(i - 1), source.PositionOf(i));
                Assert.True(after.Line > before.Line || (after.Line == before.Line && after.Column >= before.Column), $"{i} of {text}");
            }
        });
}
