namespace Caveat.Text.Tests;

public sealed class CaretRendererTests
{
    public static TheoryData<string, int, int, string> Rows => new()
    {
        { "a + b", 4, 1, "x.yaml:1:5: what\n  | a + b\n  |     ^" },
        { "one\ntwo three", 8, 5, "x.yaml:2:5: what\n  | two three\n  |     ^^^^^" },
        { "ab", 2, 0, "x.yaml:1:3: what\n  | ab\n  |   ^" }, // behind the end
        { "ab\ncd", 1, 4, "x.yaml:1:2: what\n  | ab\n  |  ^" }, // a span over lines is marked to the end of its first
        { "\ta", 1, 1, "x.yaml:1:2: what\n  |  a\n  |  ^" }, // a tab is shown as one space
        { "\"中\" b", 4, 1, "x.yaml:1:5: what\n  | \"中\" b\n  |      ^" }, // wide characters take two cells
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void MarksThePlace(string text, int start, int length, string expected) =>
        Assert.Equal(expected, CaretRenderer.Render(Diagnostic.Error(new SourceText("x.yaml", text), new TextSpan(start, length), "what")));

    [Fact]
    public void CutsALongLineAroundThePlace()
    {
        var text = new string('a', 500) + "X" + new string('b', 500);
        var lines = CaretRenderer.Render(Diagnostic.Error(new SourceText("x", text), new TextSpan(500, 1), "what")).Split('\n');
        Assert.Equal("x:1:501: what", lines[0]);
        Assert.Equal("  | " + new string('a', 60) + "X" + new string('b', 59), lines[1]);
        Assert.Equal("  | " + new string(' ', 60) + "^", lines[2]);
    }

    [Fact]
    public void SaysThatAWarningIsOne() =>
        Assert.Equal("x:1:1: warning: what", Diagnostic.Warning(new SourceText("x", "a"), new TextSpan(0, 1), "what").ToString());
}
