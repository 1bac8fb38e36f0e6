namespace Caveat.Text.Tests;

public sealed class CaretRendererTests
{
    [Theory]
    [InlineData("size > 1", 5, 1, "<input>:1:6: wrong\n  | size > 1\n  |      ^")]
    [InlineData("size > 1", 0, 4, "<input>:1:1: wrong\n  | size > 1\n  | ^^^^")]
    [InlineData("\u4E2D > 1", 2, 1, "<input>:1:3: wrong\n  | \u4E2D > 1\n  |    ^")]
    [InlineData("", 0, 0, "<input>:1:1: wrong\n  | \n  | ^")]
    public void MarksThePlaceUnderItsLine(string text, int start, int length, string expected) =>
        Assert.Equal(expected, CaretRenderer.Render(Diagnostic.Error(new SourceText("<input>", text), new TextSpan(start, length), "wrong")));

    [Fact]
    public void CutsALongLineAroundThePlace()
    {
        var source = new SourceText("<input>", new string('a', 5_000));
        var lines = CaretRenderer.Render(Diagnostic.Error(source, new TextSpan(2_500, 1), "wrong")).Split('\n');
        Assert.Equal(CaretRenderer.MaxShownColumns + "  | ".Length, lines[1].Length);
    }
}
