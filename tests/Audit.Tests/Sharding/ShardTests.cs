using System.Globalization;
using Caveat.Audit.Sharding;

namespace Caveat.Audit.Tests.Sharding;

public sealed class ShardTests
{
    [Theory]
    [InlineData("0/1", "0/1")]
    [InlineData("3/4", "3/4")]
    [InlineData("999/1000", "999/1000")]
    [InlineData("4/4", null)]
    [InlineData("-1/4", null)]
    [InlineData("1", null)]
    [InlineData("/4", null)]
    [InlineData("0/0", null)]
    [InlineData("0/1001", null)]
    [InlineData(" 0/4", null)]
    [InlineData("", null)]
    public void AShardIsANumberFromZeroOfACount(string text, string? expected) =>
        Assert.Equal(expected, Shard.TryParse(text, out var shard) ? shard.ToString() : null);

    // Shards of one run may be of different versions of the program: what belongs to which must stay so.
    [Theory]
    [InlineData("", 0)]
    [InlineData("default", 1)]
    [InlineData("kafka", 3)]
    [InlineData("prod", 2)]
    public void ANamespaceStaysWithItsShard(string space, int index) =>
        Assert.Equal(index, Assert.Single(Enumerable.Range(0, 4), i => new Shard(i, 4).Owns(space)));

    [Fact]
    public void NamespacesAreSpreadEvenly()
    {
        var shard = new Shard(2, 4);
        Assert.InRange(Enumerable.Range(0, 4_000).Count(i => shard.Owns(i.ToString(CultureInfo.InvariantCulture))), 900, 1_100);
    }
}
