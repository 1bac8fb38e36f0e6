namespace Caveat.Text.Tests;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("ab\ncd", 3, 2, 1)]
    [InlineData("ab\r\ncd", 5, 2, 2)]
    [InlineData("ab\rcd", 3, 2, 1)]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 99, 1, 3)]
    [InlineData("\U0001F600x", 2, 1, 2)]
    public void CountsLinesAndCodePointsFromOne(string text, int offset, int line, int column)
    {
        var position = new SourceText("a.yaml", text).PositionOf(offset);
        Assert.Equal((line, column), (position.Line, position.Column));
    }

    [Fact]
    public void ALineComesWithoutItsEnd()
    {
        var source = new SourceText("a.yaml", "one\r\ntwo\n");
        Assert.Equal((3, "one", "two", ""), (source.LineCount, source.Line(1).ToString(), source.Line(2).ToString(), source.Line(3).ToString()));
    }

    [Fact]
    public void ADiagnosticPrintsAsALinkThatEditorsFollow()
    {
        var source = new SourceText("limits.yaml", "a\nbcd");
        Assert.Equal("limits.yaml:2:2: wrong", Diagnostic.Error(source, new TextSpan(3, 1), "wrong").ToString());
        Assert.Equal("limits.yaml:2:2: warning: odd", Diagnostic.Warning(source, new TextSpan(3, 1), "odd").ToString());
    }
}
