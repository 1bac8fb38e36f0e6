using Caveat.Webhook.Serving.FromCluster;

namespace Caveat.Webhook.Tests;

public sealed class FieldPlaceTests
{
    // Bug: beyond 64 levels there was an exception, and the document's status, metric and line were missing.
    public static TheoryData<string, string> Deep => new()
    {
        { $"{{\"deep\":{new string('[', 500)}{new string(']', 500)},\"b\":|1}}", "b" },
        { $"{{\"deep\":{new string('[', 500)}|1{new string(']', 500)}}}", "deep" + string.Concat(Enumerable.Repeat("[0]", 500)) },
    };

    [Theory]
    [InlineData("|{\"a\":1}", "")]
    [InlineData("{\"a\":|1}", "a")]
    [InlineData("{|\"a\":1}", "a")]
    [InlineData("{\"é\":1,\"a\":{\"b\":[1,{\"c\":\"x|y\"}]}}", "a.b[1].c")]
    [InlineData("{\"a\":{\"b\":[1,|2]}}", "a.b[1]")]
    [InlineData("{\"a\":{\"b\":[]},\"c\":|1}", "c")]
    [MemberData(nameof(Deep))]
    public void IsTheInnermostFieldsPath(string json, string expected) =>
        Assert.Equal(expected, FieldPlace.PathAt(json.Replace("|", "", StringComparison.Ordinal), json.IndexOf('|', StringComparison.Ordinal)));
}
