using System.Text;
using System.Text.Json;
using Caveat.Cluster.Listing;

namespace Caveat.Cluster.Tests.Listing;

public sealed class ItemSplitterTests
{
    private static readonly ServedResource Pods = new("", "v1", "pods", "Pod", IsNamespaced: true);

    private const string Typed =
        """
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"to\u006ben","remainingItemCount":12},
         "items":[ {"metadata":{"name":"a","labels":{"name":"no"},"namespace":"x"},"spec":{"metadata":{"name":"no"},"text":"}]\"{"}} ,
                   {"spec":[1,2.5e3,null,true],"metadata":{"namespace":"y","name":"\u00e9"}}]}
        """;

    private const string Untyped =
        """{"apiVersion":"e/v1","items":[{"apiVersion":"e/v1","kind":"K","metadata":{"name":"a"}},{"metadata":null,"kind":"K","apiVersion":"e/v1"}],"kind":"KList","metadata":{"continue":""}}""";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void TheItemsOfATypedListGetTheirType(int chunk)
    {
        var splitter = Split(Typed, chunk);
        Assert.Equal(
            [
                """x/a {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","labels":{"name":"no"},"namespace":"x"},"spec":{"metadata":{"name":"no"},"text":"}]\"{"}}""",
                """y/é {"apiVersion":"v1","kind":"Pod","spec":[1,2.5e3,null,true],"metadata":{"namespace":"y","name":"\u00e9"}}""",
            ],
            TextsOf(splitter));
        Assert.Equal(("token", 12L, true), (splitter.Continue, splitter.Remaining, splitter.IsWhole));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void ItemsThatSayWhatTheyAreStayAsTheyAre(int chunk)
    {
        var splitter = Split(Untyped, chunk);
        Assert.Equal(
            ["""a {"apiVersion":"e/v1","kind":"K","metadata":{"name":"a"}}""", """ {"metadata":null,"kind":"K","apiVersion":"e/v1"}"""],
            TextsOf(splitter));
        Assert.Equal(("", 0L, true), (splitter.Continue, splitter.Remaining, splitter.IsWhole));
    }

    [Fact]
    public void AnItemLongerThanTheBufferIsWhole()
    {
        var text = $$$"""{"items":[{"apiVersion":"v1","kind":"K","data":"{{{new string('x', 400_000)}}}"}]}""";
        var splitter = Split(text, 50_000);
        Assert.Equal(400_000 + """{"apiVersion":"v1","kind":"K","data":""}""".Length, Assert.Single(splitter.Objects).Utf8.Length);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"items":[1]}""")]
    [InlineData("""{"items":[{"a":1} {"b":2}]}""")]
    [InlineData("<html>")]
    public void WhatIsNoListIsRefused(string text) => Assert.ThrowsAny<JsonException>(() => Split(text, 100_000));

    [Fact]
    public void AStatusHasNoItems() => Assert.Empty(Split("""{"kind":"Status","apiVersion":"v1","metadata":{},"code":200,"details":{"items":[{}]}}""", 100_000).Objects);

    [Fact]
    public void WhatIsCutOffIsNotWhole()
    {
        var splitter = Split(Typed[..^30], 100_000);
        Assert.False(splitter.IsWhole);
        Assert.Single(splitter.Objects);
    }

    private static ItemSplitter Split(string text, int chunk)
    {
        var splitter = new ItemSplitter(Pods);
        ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text);
        while (!rest.IsEmpty)
        {
            var room = splitter.Room();
            var length = Math.Min(Math.Min(chunk, rest.Length), room.Length);
            rest[..length].CopyTo(room);
            splitter.Take(length);
            rest = rest[length..];
        }

        return splitter;
    }

    private static List<string> TextsOf(ItemSplitter splitter) => [.. splitter.Objects.Select(static each => $"{each.Key} {Encoding.UTF8.GetString(each.Utf8.Span)}")];
}
