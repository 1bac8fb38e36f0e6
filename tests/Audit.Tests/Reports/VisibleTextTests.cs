using Caveat.Audit.Reports;

namespace Caveat.Audit.Tests.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a.yaml:1: no such file", "a.yaml:1: no such file")]
    [InlineData("\u001b[2Ja\u0085\t", "\uFFFD[2Ja\uFFFD\uFFFD")]
    [InlineData("a\r\n::stop-commands::x", "a\uFFFD\uFFFD::stop-commands::x")]
    [InlineData("\u202Eb\u2066c\u200Dd\uFEFF\u2028\u2029", "\uFFFDb\uFFFDc\uFFFDd\uFFFD\uFFFD\uFFFD")]
    [InlineData("\U000E0041\U0001F600é", "\uFFFD\U0001F600é")]
    public void ALineShowsNothingThatMovesTheCursor(string text, string expected) => Assert.Equal(expected, VisibleText.Line(text));

    [Fact]
    public void ACellKeepsItsLines() => Assert.Equal("a\nb\uFFFD\n", VisibleText.Cell("a\nb\r\n"));
}
