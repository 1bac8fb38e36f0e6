using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Caveat.Cluster.Tests;

/// <summary>Whom a kubeconfig's user impersonates is in every request, as kubectl sends it.</summary>
public sealed class ImpersonationTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    /// <summary>What stands beside the token, and the lines that are sent.</summary>
    public static TheoryData<string, string> Users() => new()
    {
        { "", "" },
        { ", as: ''", "" },
        { ", as: alice", "Impersonate-User: alice" },
        { ", as: 'system:serviceaccount:a:b', as-groups: [one, 'two, three']", "Impersonate-User: system:serviceaccount:a:b|Impersonate-Group: one|Impersonate-Group: two, three" },
        { ", as: jürgen, as-uid: '7'", "Impersonate-User: jürgen|Impersonate-Uid: 7" },
        { ", as: a, as-user-extra: {reason: [x, 'y'], 'acme.com/Project é': [z]}", "Impersonate-User: a|Impersonate-Extra-reason: x|Impersonate-Extra-reason: y|Impersonate-Extra-acme.com%2FProject%20%C3%A9: z" },
    };

    [Theory]
    [MemberData(nameof(Users))]
    public async Task IsInEachRequest(string user, string lines)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var connection = Open(((IPEndPoint)listener.LocalEndpoint).Port, user);
        foreach (var ask in (Func<Task>[])
            [
                () => connection.GetAsync("/api/v1/pods", CancellationToken.None),
                () => connection.CreateAsync("/api/v1/pods", "{}"u8.ToArray(), CancellationToken.None),
                () => connection.OpenAsync("/api/v1/pods?watch=true", CancellationToken.None),
            ])
        {
            var answering = AnswerAsync(listener);
            await ask();
            Assert.Equal(lines, await answering);
        }
    }

    [Theory]
    [InlineData(", as-groups: [a]", "user u has as-uid, as-groups or as-user-extra, and no as: say who is meant")]
    [InlineData(", as: 7", "user u impersonates 7, which is no string; write it in quotes")]
    [InlineData(", as: a, as-groups: [{b: c}]", "user u impersonates {\"b\":\"c\"}, which is no string; write it in quotes")]
    [InlineData(", as: \"a\\nImpersonate-Group: system:masters\"", "user u impersonates a name with a control character, which no header takes")]
    public void WhatCannotBeSentIsTold(string user, string failure)
    {
        Write(1, user);
        Assert.Null(ClusterConnection.Open(_file, out var told));
        Assert.Equal($"{_file}: {failure}", told);
    }

    private ClusterConnection Open(int port, string user)
    {
        Write(port, user);
        var connection = ClusterConnection.Open(_file, out var failure);
        Assert.True(connection is not null, failure);
        return connection;
    }

    private void Write(int port, string user) => File.WriteAllText(
        _file,
        $$$"""
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:{{{port}}}"}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        users: [{name: u, user: {token: t{{{user}}}}}, {name: v, user: {token: t, as: somebody}}]
        """);

    // What it was asked, of the lines that impersonate.
    private static async Task<string> AnswerAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        List<string> lines = [];
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        return string.Join('|', lines.Where(static line => line.StartsWith("Impersonate-", StringComparison.Ordinal)));
    }
}
