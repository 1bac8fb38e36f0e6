using System.Net;
using System.Net.Sockets;
using Caveat.Cluster.Reading;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Tests;

public sealed class UnreachableClusterTests
{
    private static readonly ObjectNeed Need = new() { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "one" };

    [Fact]
    public async Task AServerThatIsNotThereIsUnknown()
    {
        var answer = await AskAsync(port: 1);
        Assert.Equal(ObjectAnswerStatus.Unknown, answer.Status);
        Assert.StartsWith("the API server can't be reached: ", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatDoesNotAnswerIsUnknownInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var started = TimeProvider.System.GetTimestamp();
        var answer = await AskAsync(((IPEndPoint)silent.LocalEndpoint).Port);
        Assert.Equal("the API server did not answer within 2 s", answer.Reason);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1.5, 60);
    }

    [Theory]
    [InlineData("not: a kubeconfig")]
    [InlineData("{")]
    public async Task AFileThatIsNoKubeconfigIsAFailure(string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        Assert.Null(ClusterConnection.Open(file, out var failure));
        Assert.StartsWith(file + ": ", failure, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<ObjectAnswer> AskAsync(int port)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:{{{port}}}"}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """);
        using var connection = ClusterConnection.Open(file, out _)!;
        File.Delete(file);
        return await new LiveObjects(connection, TimeProvider.System).FetchAsync(Need, CancellationToken.None);
    }
}
