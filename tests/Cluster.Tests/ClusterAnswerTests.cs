using System.Text;

namespace Caveat.Cluster.Tests;

public sealed class ClusterAnswerTests
{
    // An API server that is just starting answered 404 for an object that was there, and rules took it for absent.
    [Theory]
    [InlineData(404, """{"kind":"Status","reason":"NotFound","details":{"name":"one","kind":"widgets"},"code":404}""", true)]
    [InlineData(404, """{"kind":"Status","reason":"NotFound","details":{"name":"two","kind":"widgets"},"code":404}""", false)]
    [InlineData(404, """{"kind":"Status","reason":"NotFound","details":{},"code":404}""", false)]
    [InlineData(404, "404 page not found\n", false)]
    [InlineData(403, """{"kind":"Status","reason":"Forbidden","details":{"name":"one","kind":"widgets"},"code":403}""", false)]
    public void AnObjectIsAbsentOnlyWhereTheServerNamesIt(int status, string body, bool isAbsent) =>
        Assert.Equal(isAbsent, new ClusterAnswer(status, Encoding.UTF8.GetBytes(body)).SaysNoObject("one"));
}
