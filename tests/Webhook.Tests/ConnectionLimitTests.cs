using System.Net.Security;
using Caveat.Webhook.Hosting;
using Caveat.Webhook.Observing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

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
            Assert.Contains("\ncaveat_refused_connections_total{listener=\"reviews\"} 1\n", await server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        }

        await using var later = await UntilConnectedAsync(server);
        Assert.True(later.IsAuthenticated);
    }

    [Fact]
    public async Task ThoseBeyondAreOneLineAWindow()
    {
        await using var clock = new DrainClock(LogWindow.Length);
        var log = new LineList();
        var limit = new ConnectionLimit("reviews", most: 1, new WebhookMetrics().ClosedConnections("reviews"), log, clock);
        var end = new TaskCompletionSource();
        var open = limit.OnConnectionAsync(new DefaultConnectionContext(), _ => end.Task);
        await RefuseAsync(limit, times: 1000);
        Assert.Empty(log.Lines);
        clock.Pass();
        // Nothing is told of a window in which nothing was closed.
        clock.Pass();
        await RefuseAsync(limit, times: 2);
        clock.Pass();
        end.SetResult();
        await open;
        Assert.Equal(
            [
                "closed 1000 connections for reviews within 10 s: 1 were open, which is all that --max-connections lets be",
                "closed 2 connections for reviews within 10 s: 1 were open, which is all that --max-connections lets be",
            ],
            log.Lines);
        var isLetIn = false;
        await limit.OnConnectionAsync(new DefaultConnectionContext(), _ =>
        {
            isLetIn = true;
            return Task.CompletedTask;
        });
        Assert.True(isLetIn);
    }

    private static async Task RefuseAsync(ConnectionLimit limit, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await limit.OnConnectionAsync(new DefaultConnectionContext(), static _ => throw new InvalidOperationException("one too many was let in"));
        }
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

    private sealed class LineList : ILogger<ConnectionLimit>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
