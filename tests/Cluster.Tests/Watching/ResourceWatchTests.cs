using System.Collections.Concurrent;
using System.Net;
using Caveat.Cluster.Tests.Listing;
using Caveat.Cluster.Watching;

namespace Caveat.Cluster.Tests.Watching;

/// <summary>A watch of a server that does not do what it should.</summary>
public sealed class ResourceWatchTests
{
    private const string Path = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task AListThatIsNeverAnsweredIsAskedForAgain()
    {
        using var server = new WatchedServer(answeredList: 2);
        using var connection = OfflineConnection.To(server);
        await RunAsync(new ResourceWatch(connection.Within(TimeSpan.FromMilliseconds(50)), Path, "", TimeProvider.System), static async watch =>
        {
            await RealCluster.HoldsAsync(() => watch.IsSynced, "the second list is answered");
            Assert.Single(watch.Objects);
        });
    }

    [Fact]
    public async Task AWatchThatIsTakenUpAgainDoesNotStandBeforeItIsAnswered()
    {
        using var server = new WatchedServer(answeredList: 1);
        using var connection = OfflineConnection.To(server);
        await RunAsync(new ResourceWatch(connection, Path, "", TimeProvider.System), async watch =>
        {
            Assert.Equal("not listed yet", watch.Failure);
            await RealCluster.HoldsAsync(() => watch.Failure is null, "the first watch is answered");
            server.EndWatch();
            await RealCluster.HoldsAsync(() => server.Watches == 2, "another is asked for");
            Assert.Equal("the watch ended, and is taken up again", watch.Failure);
        });
    }

    [Fact]
    public async Task APageThatIsTooLongIsAskedForWithFewerObjects()
    {
        using var server = new ScriptedServer(Enumerable.Range(0, 40).Select(static i => $"n{i:00}"), LongPages.Script);
        using var connection = OfflineConnection.To(server);
        await RunAsync(new ResourceWatch(connection, Path, "", TimeProvider.System), async watch =>
        {
            await RealCluster.HoldsAsync(() => watch.IsSynced, "everything is listed");
            Assert.Equal(40, watch.Objects.Count);
        });
        Assert.Equal(
            ["?limit=500", "?limit=250", "?limit=125", "?limit=62", "?limit=31", "?limit=15", "?limit=15&continue=n14", "?limit=15&continue=n29"],
            server.Queries.Where(static query => !query.Contains("watch=true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnObjectThatIsTooLongIsTold()
    {
        using var server = new ScriptedServer(["a"], static (_, _) => LongPages.TooLong());
        using var connection = OfflineConnection.To(server);
        await RunAsync(new ResourceWatch(connection, Path, "", TimeProvider.System), async watch =>
        {
            await RealCluster.HoldsAsync(() => watch.Failure != "not listed yet", "the server was asked");
            Assert.Equal($"the API server's answer has more than {ClusterConnection.MaxAnswerBytes} bytes", watch.Failure);
            Assert.Equal("?limit=1", server.Queries[8]);
        });
    }

    // Bug: the Lease of a replica that is gone counted as renewed with each list.
    [Fact]
    public async Task WhatIsListedAgainAsItWasIsNotSeenAnew()
    {
        using var server = new ForgetfulServer();
        using var connection = OfflineConnection.To(server);
        await RunAsync(new ResourceWatch(connection, Path, "", TimeProvider.System), async watch =>
        {
            await RealCluster.HoldsAsync(() => server.Watches == 1, "the first list is answered");
            var before = watch.Objects;
            await RealCluster.HoldsAsync(() => server.Watches == 2, "the second list is answered");
            Assert.Equal(["changes: False", "rests: True"], watch.Objects.Select(pair => $"{pair.Key.Name}: {pair.Value.Seen == before[pair.Key].Seen}").Order(StringComparer.Ordinal));
        });
    }

    // Bug: each list that was answered counted as progress, so that the whole collection was listed four times a second for as long as the watch was refused.
    [Fact]
    public async Task AWatchThatIsRefusedIsNotAskedForFasterAsTheListIsAnswered()
    {
        using var server = new ScriptedServer(["a"], static (_, query) => query.Contains("watch=true", StringComparison.Ordinal) ? ScriptedServer.Status(HttpStatusCode.TooManyRequests) : null);
        using var connection = OfflineConnection.To(server);
        var clock = new HastyClock();
        await RunAsync(new ResourceWatch(connection, Path, "", clock), _ => RealCluster.HoldsAsync(() => clock.Pauses.Count >= 9, "it has paused nine times"));
        Assert.Equal([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000], clock.Pauses.Select(static pause => pause.TotalMilliseconds).Take(8));
    }

    private static async Task RunAsync(ResourceWatch watch, Func<ResourceWatch, Task> look)
    {
        using var ending = new CancellationTokenSource();
        var before = look(watch);
        var running = watch.RunAsync(ending.Token);
        await before;
        await ending.CancelAsync();
        await running;
    }

    /// <summary>Pauses are over at once, and are kept; silence lasts.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= ResourceWatch.MaxSilence)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            Pauses.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}
