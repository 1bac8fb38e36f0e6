using Caveat.Cluster.Reading;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Tests;

public sealed class LiveObjectsTests : IClassFixture<RealCluster>
{
    private readonly RealCluster _cluster;

    public LiveObjectsTests(RealCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task FindsAnObjectByItsKind()
    {
        var answer = await FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "one" });
        Assert.Equal(ObjectAnswerStatus.Found, answer.Status);
        Assert.True(answer.Objects![0].Property("data").Property("a").Is("b"));
    }

    [Fact]
    public async Task FindsAnObjectByItsResource()
    {
        var answer = await FetchAsync(new ObjectNeed { Group = "rbac.authorization.k8s.io", Resource = "clusterroles", Name = "cluster-admin" });
        Assert.Equal(ObjectAnswerStatus.Found, answer.Status);
    }

    [Fact]
    public async Task ListsByLabel()
    {
        var answer = await FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", LabelSelector = "team=x" });
        Assert.True(Assert.Single(answer.Objects!).Property("metadata").Property("name").Is("two"));
    }

    [Fact]
    public async Task ListsOverAllNamespaces()
    {
        var answer = await FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", LabelSelector = "team=x" });
        Assert.Single(answer.Objects!);
    }

    [Fact]
    public async Task APageThatIsTooLongIsAskedForWithFewerObjects()
    {
        using var server = new Listing.ScriptedServer(Enumerable.Range(0, 40).Select(static i => $"n{i:00}"), static (number, query) => number == 1
            ? Listing.ScriptedServer.Json(System.Net.HttpStatusCode.OK, """{"resources":[{"name":"configmaps","kind":"ConfigMap","namespaced":true}]}""")
            : Listing.LongPages.Script(number, query));
        using var connection = OfflineConnection.To(server);
        var answer = await new LiveObjects(connection, TimeProvider.System)
            .FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", LabelSelector = "a=b" }, CancellationToken.None);
        Assert.Equal((40, 9), (answer.Objects!.Count, server.Queries.Count));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("%2e%2e")]
    public async Task AnObjectThatCanNotBeThereIsNotFound(string name)
    {
        var answer = await FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", Name = name });
        Assert.Equal(ObjectAnswerStatus.NotFound, answer.Status);
    }

    [Theory]
    [InlineData("example.com", "", "Widget", "the API server has no API group \"example.com\"")]
    [InlineData("", "", "Widget", "the API server has no kind Widget in v1")]
    [InlineData("apps", "v7", "Deployment", "the API server has no version v7 of API group \"apps\"")]
    public async Task AKindThatIsNotServedIsUnknown(string group, string version, string kind, string reason)
    {
        var answer = await FetchAsync(new ObjectNeed { Group = group, Version = version, Kind = kind, Namespace = "default", Name = "one" });
        Assert.Equal((ObjectAnswerStatus.Unknown, reason), (answer.Status, answer.Reason));
    }

    // Bug: a server that was asked in vain was said to have no such group.
    [Fact]
    public async Task WhyAGroupCanNotBeAskedForIsTold()
    {
        using var server = new Reading.AnsweringServer(static (_, _) => Task.FromResult<HttpResponseMessage?>(
            Reading.AnsweringServer.Json(System.Net.HttpStatusCode.TooManyRequests, """{"kind":"Status","message":"too many requests"}""")));
        using var connection = OfflineConnection.To(server);
        var answer = await new LiveObjects(connection, TimeProvider.System).FetchAsync(new ObjectNeed { Group = "example.com", Kind = "Widget", Name = "one" }, CancellationToken.None);
        Assert.Equal((ObjectAnswerStatus.Unknown, "the API server says: too many requests"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task WhatMayNotBeReadIsUnknown()
    {
        using var connection = ClusterConnection.Open(_cluster.Plane.KubeconfigFor("alice", "system:authenticated"), out _)!;
        var answer = await new LiveObjects(connection, TimeProvider.System)
            .FetchAsync(new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "one" }, CancellationToken.None);
        Assert.Equal(
            (ObjectAnswerStatus.Unknown, "the API server says: configmaps \"one\" is forbidden: User \"alice\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"default\""),
            (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task AnAnswerIsRememberedForAsLongAsTheNeedAllows()
    {
        var objects = new LiveObjects(_cluster.Connection, TimeProvider.System);
        var need = new ObjectNeed { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "remembered" };
        await _cluster.Plane.Kubectl.RunAsync("create", "configmap", "remembered");
        Assert.Equal(ObjectAnswerStatus.Found, (await objects.FetchAsync(need, CancellationToken.None)).Status);
        await _cluster.Plane.Kubectl.RunAsync("delete", "configmap", "remembered");
        Assert.Equal(ObjectAnswerStatus.Found, (await objects.FetchAsync(need, CancellationToken.None)).Status);
        Assert.Equal(ObjectAnswerStatus.NotFound, (await objects.FetchAsync(need with { MaxAge = TimeSpan.Zero }, CancellationToken.None)).Status);
    }

    private Task<ObjectAnswer> FetchAsync(ObjectNeed need) => new LiveObjects(_cluster.Connection, TimeProvider.System).FetchAsync(need, CancellationToken.None);
}
