using System.Net.Http.Headers;
using System.Text;

namespace Caveat.Webhook.Tests;

/// <summary>What is no review: a 4xx with a reason, and never "allowed".</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    // Only a hang reaches it.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WebhookServer.StartAsync(clock: null);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("", 400, "BadRequest", "the body is empty; expected an AdmissionReview")]
    [InlineData("no JSON", 400, "BadRequest", "the body is not a JSON text: byte 1: 'o' can't stand here; expected the value null")]
    [InlineData("""{"kind":"AdmissionReview","kind":"AdmissionReview"}""", 400, "BadRequest", "the body is not a JSON text: byte 26: the name \"kind\" stands twice in one object")]
    [InlineData("""{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1"}""", 400, "BadRequest", "the body is not an AdmissionReview: request: missing; expected an object")]
    [InlineData("""{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1beta1","request":{"uid":"1"}}""", 400, "BadRequest", "the body is not an AdmissionReview: apiVersion: found \"admission.k8s.io/v1beta1\"; expected admission.k8s.io/v1")]
    [InlineData("[]", 400, "BadRequest", "the body is not an AdmissionReview: the review is an array; expected an object")]
    public async Task ABodyThatIsNoReviewIsRefused(string body, int status, string reason, string message)
    {
        foreach (var path in (string[])["/mutate", "/validate"])
        {
            Assert.Equal((status, Status(status, reason, message)), await InTimeAsync(() => _server.PostAsync(path, body)));
        }
    }

    [Fact]
    public async Task ABodyNestedTwoHundredThousandDeepIsRefused()
    {
        var (status, body) = await InTimeAsync(() => _server.PostAsync("/validate", new string('[', 200_000)));
        Assert.Equal(400, status);
        Assert.StartsWith("""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"the body is not a JSON text: """, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyOfEightMegabytesIsRefused()
    {
        var expected = (413, Status(413, "RequestEntityTooLarge", "the body has more than 7340032 bytes, the most that a review of two objects can need"));
        var review = $"{{\"padding\":\"{new string('x', 8_000_000)}\"}}";
        Assert.Equal(expected, await InTimeAsync(() => _server.PostAsync("/validate", review)));
    }

    [Fact]
    public async Task ABodyOfEightMegabytesWithoutALengthIsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/validate")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 8_000_000)))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(413, (await InTimeAsync(() => SendAsync(request))).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task AnotherMethodIsRefused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/validate");
        Assert.Equal((405, Status(405, "MethodNotAllowed", "reviews are sent with POST")), await InTimeAsync(() => SendAsync(request)));
    }

    [Theory]
    [InlineData("text/plain", "Content-Type is text/plain; expected application/json")]
    [InlineData("application/jsonp", "Content-Type is application/jsonp; expected application/json")]
    public async Task AnotherContentTypeIsRefused(string contentType, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/validate") { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        Assert.Equal((415, Status(415, "UnsupportedMediaType", message)), await InTimeAsync(() => SendAsync(request)));
    }

    [Fact]
    public async Task AnEncodedBodyIsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/validate") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Content.Headers.ContentEncoding.Add("gzip");
        Assert.Equal((415, Status(415, "UnsupportedMediaType", "the body has a Content-Encoding; send it as it is")), await InTimeAsync(() => SendAsync(request)));
    }

    [Fact]
    public async Task ASlowBodyIsRefusedWhenItsTimeIsOver()
    {
        await using var stream = await _server.ConnectAsync();
        await stream.WriteAsync("POST /validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        var answer = await ReadUntilAsync(stream, "}").WaitAsync(TimeSpan.FromSeconds(10));
        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith(Status(408, "Timeout", "the body was not complete after 3 s; a review is sent at once"), answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClientThatGoesAwayInTheMiddleDoesNoHarm()
    {
        for (var i = 0; i < 20; i++)
        {
            var stream = await _server.ConnectAsync();
            await stream.WriteAsync("POST /validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
            await stream.DisposeAsync();
        }

        Assert.Equal("ok", await _server.Client.GetStringAsync("/healthz"));
    }

    [Fact]
    public async Task AReviewBeforeThePoliciesAreCompiledIsRefused() =>
        Assert.Equal(
            (503, Status(503, "ServiceUnavailable", "the policies are not compiled yet; see /readyz")),
            await InTimeAsync(() => _server.PostAsync("/validate", Samples.Review())));

    private static string Status(int code, string reason, string message) =>
        $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{message.Replace("\"", "\\\"", StringComparison.Ordinal)}}","reason":"{{reason}}","code":{{code}}}""";

    private static Task<(int Status, string Body)> InTimeAsync(Func<Task<(int Status, string Body)>> send) => send().WaitAsync(Bound);

    private static async Task<string> ReadUntilAsync(Stream stream, string end)
    {
        var answer = "";
        var buffer = new byte[4096];
        while (!answer.EndsWith(end, StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            Assert.NotEqual(0, read);
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }

        return answer;
    }

    private async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await _server.Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
