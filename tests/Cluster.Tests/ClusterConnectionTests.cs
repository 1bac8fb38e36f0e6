using System.Net;
using Caveat.Cluster.Tests.Watching;

namespace Caveat.Cluster.Tests;

public sealed class ClusterConnectionTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task AnAnswerThatDoesNotComeInTimeIsAFailure()
    {
        using var server = new WatchedServer(answeredList: 0);
        using var connection = OfflineConnection.To(server);
        await IsLateAsync(connection.Within(Short));
    }

    [Fact]
    public async Task AnAnswerThatDoesNotEndInTimeIsAFailure()
    {
        using var server = new Listing.ScriptedServer([], static (_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HeldStream(Task.Delay(Timeout.Infinite))) });
        using var connection = OfflineConnection.To(server);
        await IsLateAsync(connection.Within(Short));
    }

    [Fact]
    public async Task WhoGivesUpIsToldSo()
    {
        using var server = new WatchedServer(answeredList: 0);
        using var connection = OfflineConnection.To(server);
        using var giving = new CancellationTokenSource(Short);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.GetAsync("/api", giving.Token));
    }

    private static async Task IsLateAsync(ClusterConnection connection)
    {
        var late = await Assert.ThrowsAsync<HttpRequestException>(() => connection.GetAsync("/api", CancellationToken.None));
        Assert.Equal("no answer within 0.05 s", late.Message);
    }
}
