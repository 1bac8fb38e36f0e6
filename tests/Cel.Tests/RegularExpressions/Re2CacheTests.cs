using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Tests.RegularExpressions;

public sealed class Re2CacheTests
{
    private readonly Re2Cache _cache = new();

    [Fact]
    public void GivesTheSamePatternAgain() => Assert.Same(Get("a+"), Get("a+"));

    [Fact]
    public void KeepsSoManyAndAnswersForAll()
    {
        for (var i = 0; i < 2 * Re2Cache.MaxPatterns; i++)
        {
            Assert.True(Get($"^x{i}$").IsMatch(System.Text.Encoding.UTF8.GetBytes($"x{i}")));
        }

        Assert.Same(Get("^x0$"), Get("^x0$"));
        Assert.NotSame(Get($"^x{Re2Cache.MaxPatterns}$"), Get($"^x{Re2Cache.MaxPatterns}$"));
    }

    // A short text that makes a hundred thousand instructions.
    [Fact]
    public void KeepsNoMoreThanItsWeight()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.True(Get(string.Concat(Enumerable.Repeat("a{1000}", 99)) + $"|b{i}").IsMatch(System.Text.Encoding.UTF8.GetBytes($"b{i}")));
        }

        Assert.InRange(_cache.Weight, 300_000, Re2Cache.MaxWeight);
        Assert.Same(Get("a"), Get("a"));
    }

    [Fact]
    public void DoesNotKeepLongPatterns()
    {
        var pattern = new string('a', Re2Cache.MaxPatternLength + 1);
        Assert.NotSame(Get(pattern), Get(pattern));
        Assert.Equal(0, _cache.Weight);
    }

    [Fact]
    public void TellsWhatIsWrong()
    {
        Assert.False(_cache.TryGet("(", out var pattern, out var error));
        Assert.Null(pattern);
        Assert.Equal("error parsing regexp: missing closing ): `(`", error);
    }

    private Re2Pattern Get(string source)
    {
        Assert.True(_cache.TryGet(source, out var pattern, out var error), error);
        return pattern!;
    }
}
