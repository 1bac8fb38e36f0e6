using System.Text;
using Caveat.Audit.Replay;
using Caveat.Audit.Tests.Reading;

namespace Caveat.Audit.Tests.Replay;

public sealed class LogLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a longer line\n\nb", "1:a longer line|2:|3:b")]
    public void LinesAreGivenWithTheirNumber(string text, string expected) => Assert.Equal(expected, LinesOf(new DripStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void ALineThatIsTooLongIsPassedOver()
    {
        var text = "a\n" + new string('x', LogLines.MaxLineBytes + 300_000) + "\nb\n";
        Assert.Equal("1:a|2:a line of more than 16777216 bytes|3:b", LinesOf(new MemoryStream(Encoding.UTF8.GetBytes(text))));
    }

    private static string LinesOf(Stream stream)
    {
        using var lines = new LogLines(stream);
        List<string> all = [];
        while (lines.Next() is { } line)
        {
            all.Add($"{line.Number}:{line.Problem ?? Encoding.UTF8.GetString(line.Utf8.Span)}");
        }

        return string.Join('|', all);
    }
}
