using Caveat.Webhook.Serving.FromCluster;

namespace Caveat.Webhook.Tests;

public sealed class FieldPlaceTests
{
    [Theory]
    [InlineData("|{\"a\":1}", "")]
    [InlineData("{\"a\":|1}", "a")]
    [InlineData("{|\"a\":1}", "a")]
    [InlineData("{\"é\":1,\"a\":{\"b\":[1,{\"c\":\"x|y\"}]}}", "a.b[1].c")]
    [InlineData("{\"a\":{\"b\":[1,|2]}}", "a.b[1]")]
    [InlineData("{\"a\":{\"b\":[]},\"c\":|1}", "c")]
    public void IsTheInnermostFieldsPath(string json, string expected) =>
        Assert.Equal(expected, FieldPlace.PathAt(json.Replace("|", "", StringComparison.Ordinal), json.IndexOf('|', StringComparison.Ordinal)));
}
