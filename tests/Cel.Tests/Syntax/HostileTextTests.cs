using System.Diagnostics;
using System.Text;

namespace Caveat.Cel.Tests.Syntax;

/// <summary>Texts that are made to exhaust a parser.</summary>
public sealed class HostileTextTests
{
    // No speed is asserted: what has no bound takes minutes, or never ends.
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(60);

    private const string TooDeep = "the expression is nested deeper than 250 levels; split it with variables";

    [Theory]
    [InlineData("(", 10_000, "1", ")", "<input>:1:251: " + TooDeep)]
    [InlineData("[", 1_000, "1", "]", "<input>:1:251: " + TooDeep)]
    [InlineData("{1:", 1_000, "1", "}", "<input>:1:749: " + TooDeep)]
    [InlineData("T{a:", 1_000, "1", "}", "<input>:1:1001: " + TooDeep)]
    [InlineData("f(", 10_000, "1", ")", "<input>:1:501: " + TooDeep)]
    [InlineData("a[", 10_000, "1", "]", "<input>:1:501: " + TooDeep)]
    [InlineData("a?b:", 10_000, "1", "", "<input>:1:1001: " + TooDeep)]
    [InlineData("1+", 10_000, "1", "", "<input>:1:500: " + TooDeep)]
    [InlineData("a.", 10_000, "a", "", "<input>:1:501: " + TooDeep)]
    [InlineData("has(", 10_000, "a", ")", "<input>:1:1001: " + TooDeep)]
    [InlineData("(", 100_000, "", "", "<input>:1:251: " + TooDeep)]
    [InlineData("a", 1_000_000, "", "", "<input>:1:1: the expression has 1,000,000 code points; at most 100,000 are allowed")]
    public void RefusesWhatIsTooDeepOrTooLong(string open, int count, string middle, string close, string message)
    {
        var text = new StringBuilder().Insert(0, open, count).Append(middle).Insert(count * open.Length + middle.Length, close, count).ToString();
        Assert.Equal(message, Assert.Single(Generated.Parse(text).Diagnostics).ToString());
    }

    [Theory]
    [InlineData("(", 249, "a", ")")]
    [InlineData("[", 249, "1", "]")]
    [InlineData("1+", 249, "1", "")]
    [InlineData("a&&", 30_000, "a", "")]
    [InlineData("!", 90_000, "a", "")]
    [InlineData("-", 90_001, "a", "")]
    [InlineData("'a',", 0, "['" + "a" + "']", "")]
    public void ReadsWhatIsJustWithin(string open, int count, string middle, string close)
    {
        var text = new StringBuilder().Insert(0, open, count).Append(middle).Insert(count * open.Length + middle.Length, close, count).ToString();
        Assert.Empty(Generated.Parse(text).Diagnostics);
    }

    // Each optMap copies its receiver, as in cel-go: forty of them in a row would be 2^40 nodes.
    [Fact]
    public void RefusesMacrosThatDoubleTheTreeAgainAndAgain()
    {
        var text = new StringBuilder("a").Insert(1, ".optMap(x, x)", 40).ToString();
        Assert.EndsWith(
            "the macros of the expression expand to more than 200,000 nodes; split it with variables",
            Assert.Single(Generated.Parse(text).Diagnostics).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", ",")]
    [InlineData("a.b.c.", "{")]
    [InlineData("'", "\n")]
    [InlineData("1 ", "x ")]
    [InlineData("&& ", ") ")]
    [InlineData("/*", "*")]
    public void EndsSoonOnAnyRepetition(string first, string second)
    {
        var text = new StringBuilder().Insert(0, first + second, 90_000 / (first.Length + second.Length)).ToString();
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(Generated.Parse(text).Diagnostics);
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }
}
