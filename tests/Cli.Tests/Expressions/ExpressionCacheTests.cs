using System.Globalization;
using System.Text;
using Caveat.Cli.Expressions;

namespace Caveat.Cli.Tests.Expressions;

public sealed class ExpressionCacheTests
{
    private static readonly CompiledExpression Any = new(null, "any");

    [Fact]
    public void FindsByTheBytesOfTheKey()
    {
        var cache = new ExpressionCache();
        cache.Add("a + 1"u8, Any);
        Assert.Same(Any, cache.Find("a + 1"u8));
        Assert.Null(cache.Find("a + 2"u8));
    }

    [Fact]
    public void KeepsWhatIsUsedAndForgetsTheRest()
    {
        var cache = new ExpressionCache();
        cache.Add("used"u8, Any);
        cache.Add("forgotten"u8, Any);
        for (var i = 0; i < 3 * ExpressionCache.MaxGenerationCount; i++)
        {
            cache.Add(Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)), Any);
            Assert.Same(Any, cache.Find("used"u8));
        }

        Assert.Null(cache.Find("forgotten"u8));
    }

    [Theory]
    [InlineData(ExpressionCache.MaxKeyBytes, true)]
    [InlineData(ExpressionCache.MaxKeyBytes + 1, false)]
    public void DoesNotKeepLongKeys(int bytes, bool isKept)
    {
        var cache = new ExpressionCache();
        cache.Add(new byte[bytes], Any);
        Assert.Equal(isKept, cache.Find(new byte[bytes]) is not null);
    }
}
