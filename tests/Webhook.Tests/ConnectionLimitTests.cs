using System.Net.Security;

namespace Caveat.Webhook.Tests;

public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task OneTooManyIsClosedUntilAnotherEnds()
    {
        // One is the client's that every server of these tests has.
        await using var server = await WebhookServer.StartAsync(clock: null, static options => options with { Listen = options.Listen with { MaxConnections = 2 } });
        await using (await server.ConnectAsync())
        {
            Assert.Null(await TryAsync(server));
            Assert.Equal(400, (await server.PostAsync("/validate", "")).Status);
        }

        await using var later = await UntilConnectedAsync(server);
        Assert.True(later.IsAuthenticated);
    }

    private static async Task<SslStream> UntilConnectedAsync(WebhookServer server)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await TryAsync(server) is { } stream)
            {
                return stream;
            }

            await Task.Delay(20, hang.Token);
        }
    }

    private static async Task<SslStream?> TryAsync(WebhookServer server)
    {
        try
        {
            return await server.ConnectAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
