namespace Caveat.Cluster.Tests;

public sealed class KubeconfigTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("caveat-kubeconfig-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void OfSeveralFilesTheFirstWinsAndOneMayBeMissing()
    {
        var variable = string.Join(':', Write("a", "one", "first"), PathOf("missing"), Write("b", "one", "second"), Write("c", "two", "third"));
        Assert.Equal("http://first.example.com", ServerOf(null, variable, null));
        Assert.Equal("http://third.example.com", ServerOf(null, variable, "two"));
    }

    [Fact]
    public void AFileThatIsNamedIsTheOnlyOne() => Assert.Equal("http://second.example.com", ServerOf(Write("b", "one", "second"), Write("a", "one", "first"), null));

    [Fact]
    public void APlugInGetsItsArgumentsAsTheyAreWritten()
    {
        var token = """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t"}}""";
        File.WriteAllText(PathOf("plug-in"), $"#!/bin/sh\n[ \"$#\" = 3 ] && [ \"$1\" = 'a b' ] && [ \"$2\" = 'c\"\\' ] && [ \"$3\" = '' ] && echo '{token}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("plug-in"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var file = Write("d", "one", "first");
        File.WriteAllText(file, File.ReadAllText(file).Replace("{token: t}", """{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plug-in, args: ["a b", "c\"\\", ""]}}""", StringComparison.Ordinal));
        Assert.Equal("http://first.example.com", ServerOf(file, null, null));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("apiVersion: v1\nkind: Config\n", "no current context; name one with --context; it has no context at all")]
    [InlineData("apiVersion: v1\nkind: Config\ncurrent-context: x\ncontexts: [{name: y, context: {cluster: c}}]\n", "no context 'x'; it has y")]
    [InlineData("a: [", "")]
    public void WhatLeadsNowhereIsTold(string text, string failure)
    {
        File.WriteAllText(PathOf("bad"), text);
        Assert.Null(ClusterConnection.OpenContext(PathOf("bad"), null, null, out var told));
        Assert.StartsWith(PathOf("bad") + ": ", told, StringComparison.Ordinal);
        Assert.EndsWith(failure, told, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThereIsTold()
    {
        Assert.Null(ClusterConnection.OpenContext(PathOf("none"), null, null, out var told));
        Assert.StartsWith(PathOf("none") + ": ", told, StringComparison.Ordinal);
    }

    private static string ServerOf(string? kubeconfig, string? variable, string? context)
    {
        using var connection = ClusterConnection.OpenContext(kubeconfig, variable, context, out var failure);
        return connection?.Server.TrimEnd('/') ?? throw new InvalidOperationException(failure);
    }

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);

    private string Write(string file, string context, string server)
    {
        var text = $$$"""
            apiVersion: v1
            kind: Config
            current-context: {{{context}}}
            clusters: [{name: {{{context}}}, cluster: {server: 'http://{{{server}}}.example.com'} }]
            contexts: [{name: {{{context}}}, context: {cluster: {{{context}}}, user: {{{context}}} } }]
            users: [{name: {{{context}}}, user: {token: t} }]

            """;
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }
}
