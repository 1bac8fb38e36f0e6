using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Caveat.Webhook.Tests;

/// <summary>Between the wish to stop and the stop.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(77);

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task ServesOnAndSaysThatItStops(string version)
    {
        var clock = new DrainClock(Delay);
        await using var server = await StartAsync(clock);
        await using var end = clock;
        using var before = await ReviewAsync(server, version);
        Assert.Null(before.Headers.ConnectionClose);

        var stopping = server.StopAsync();
        var text = await server.WaitForReadyzAsync(static text => text.Contains("shutdown", StringComparison.Ordinal));
        Assert.Equal("[+]policies ok: 1 serve\n[-]shutdown failed: this replica stops\nreadyz check failed\n", text);

        // The client of the second comes over a new connection: the first was told to end.
        for (var i = 0; i < 2; i++)
        {
            using var answer = await ReviewAsync(server, version);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("\"allowed\":false", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(version == "1.1", answer.Headers.ConnectionClose == true);
        }

        Assert.False(stopping.IsCompleted);
        clock.Pass();
        await stopping;
        var e = await Assert.ThrowsAsync<HttpRequestException>(() => ReviewAsync(server, version));
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(e.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task WhatIsUnderWayIsFinished()
    {
        var clock = new DrainClock(Delay);
        await using var server = await StartAsync(clock);
        await using var end = clock;
        var review = Samples.Review(2);
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /validate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {review.Length}\r\n\r\n{review[..^1]}"));
        await stream.FlushAsync();
        var stopping = server.StopAsync();
        await server.WaitForReadyzAsync(static text => text.Contains("shutdown", StringComparison.Ordinal));
        clock.Pass();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(review[^1..]));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("\"allowed\":false", answer, StringComparison.Ordinal);
        await stopping;
    }

    private static Task<WebhookServer> StartAsync(DrainClock clock) => WebhookServer.StartAsync(
        clock, static options => options with { Listen = options.Listen with { DrainDelay = Delay } }, ("replicas.yaml", Samples.Policies));

    private static Task<HttpResponseMessage> ReviewAsync(WebhookServer server, string version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/validate")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(Samples.Review(2), Encoding.UTF8, "application/json"),
        };
        return server.Client.SendAsync(request);
    }
}
