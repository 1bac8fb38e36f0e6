using Caveat.Cluster.Reading;
using Caveat.Cluster.Watching;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Tests.Reading;

/// <summary>What is kept at hand, against a real API server whose answers a test can hold back.</summary>
public sealed class LookupCachesTests : IClassFixture<RealCluster>, IAsyncLifetime
{
    private static readonly LookupScope All = new("", "", "ConfigMap", "");
    private static readonly LookupScope OfTeams = new("", "", "ConfigMap", "team");
    private static readonly ObjectNeed One = new() { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "one" };
    private static readonly ObjectNeed OfTeamX = new() { Group = "", Kind = "ConfigMap", Namespace = "default", LabelSelector = "team=x" };

    private readonly RealCluster _cluster;
    private readonly SettableClock _clock = new();
    private readonly SwitchableHandler _network = new();
    private ClusterConnection _connection = null!;
    private LookupCaches _caches = null!;
    private LiveObjects _objects = null!;

    public LookupCachesTests(RealCluster cluster) => _cluster = cluster;

    public ValueTask InitializeAsync()
    {
        _connection = ClusterConnection.Open(_cluster.Plane.AdminKubeconfig, [_network], out _)!;
        _caches = new LookupCaches(_connection, _clock);
        _objects = new LiveObjects(_connection, _clock, _caches);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _caches.DisposeAsync();
        _connection.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task WhatIsAtHandIsNotAskedForAndWhatIsWantedFreshIs()
    {
        await FollowAsync(All);
        var before = _network.Gets;
        Assert.Equal(ObjectAnswerStatus.Found, (await FetchAsync(One)).Status);
        Assert.Single((await FetchAsync(OfTeamX)).Objects!);
        Assert.Equal(before, _network.Gets);
        await FetchAsync(One with { MaxAge = TimeSpan.Zero });
        await FetchAsync(One with { MaxAge = TimeSpan.Zero });
        Assert.Equal(before + 2, _network.Gets);
        // It may have been made a moment ago.
        Assert.Equal(ObjectAnswerStatus.NotFound, (await FetchAsync(One with { Name = "none" })).Status);
        Assert.Equal(before + 3, _network.Gets);
    }

    [Fact]
    public async Task ANarrowCacheAnswersOnlyWhatItsLabelsCover()
    {
        await FollowAsync(OfTeams);
        var before = _network.Gets;
        Assert.Single((await FetchAsync(OfTeamX)).Objects!);
        Assert.Equal(before, _network.Gets);
        Assert.Equal(ObjectAnswerStatus.Found, (await FetchAsync(One)).Status);
        await FetchAsync(OfTeamX with { LabelSelector = "other=x" });
        Assert.Equal(before + 2, _network.Gets);
    }

    [Fact]
    public async Task ChangesAreFollowed()
    {
        await FollowAsync(All);
        var need = OfTeamX with { LabelSelector = "team=followed" };
        Assert.Empty((await FetchAsync(need)).Objects!);
        await _cluster.MakeAsync("api/v1/namespaces/default/configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"followed","labels":{"team":"followed"}}}""");
        await RealCluster.HoldsAsync(() => FetchAsync(need).Result.Objects!.Count == 1, "a new object is seen");
        await _cluster.Plane.Kubectl.RunAsync("delete", "configmap", "followed");
        await RealCluster.HoldsAsync(() => FetchAsync(need).Result.Objects!.Count == 0, "its end is seen");
    }

    [Fact]
    public async Task AKindThatIsNotThereKeepsNobodyWaiting()
    {
        _caches.Follow([new LookupScope("nowhere.example.com", "", "Gadget", "")]);
        await RealCluster.HoldsAsync(() => _caches.Unsynced() is null, "the API server has said that there is no such kind");
        var answer = await FetchAsync(One with { Group = "nowhere.example.com", Kind = "Gadget" });
        Assert.Equal((ObjectAnswerStatus.Unknown, "the API server has no API group \"nowhere.example.com\""), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task AKindThatMayNotBeListedKeepsNobodyWaiting()
    {
        using var connection = ClusterConnection.Open(_cluster.Plane.KubeconfigFor("alice", "system:authenticated"), out _)!;
        await using var caches = new LookupCaches(connection, _clock);
        caches.Follow([All]);
        await RealCluster.HoldsAsync(() => caches.Unsynced() is null, "the API server has said that it may not be listed");
        var answer = await new LiveObjects(connection, _clock, caches).FetchAsync(One, CancellationToken.None);
        Assert.Equal(ObjectAnswerStatus.Unknown, answer.Status);
        Assert.Contains("cannot get resource \"configmaps\"", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheApiServerIsGoneNothingIsOlderThanItMayBe()
    {
        await FollowAsync(All);
        _network.IsCut = true;
        var cache = Assert.Single(_caches.All);
        await RealCluster.HoldsAsync(() => cache.Watch!.Failure is not null, "the watch has broken off");
        Assert.Equal(ObjectAnswerStatus.Found, (await FetchAsync(One with { MaxAge = TimeSpan.FromHours(1) })).Status);
        var unknown = await FetchAsync(One with { MaxAge = TimeSpan.FromTicks(1) });
        Assert.Equal(ObjectAnswerStatus.Unknown, unknown.Status);
        Assert.StartsWith("the API server can't be reached: ", unknown.Reason, StringComparison.Ordinal);

        _clock.MonotonicShift += ResourceWatch.MaxSilence + TimeSpan.FromSeconds(1);
        Assert.True(cache.Watch!.IsStale);
        var stale = await FetchAsync(One with { MaxAge = TimeSpan.FromHours(1) });
        Assert.StartsWith("nothing was heard of ConfigMap objects for 15", stale.Reason, StringComparison.Ordinal);

        _network.IsCut = false;
        await RealCluster.HoldsAsync(() => FetchAsync(One).Result.Status == ObjectAnswerStatus.Found && !cache.Watch.IsStale, "the watch is taken up again");
    }

    [Fact]
    public async Task WhatNobodyLooksUpAnyMoreIsWatchedNoMore()
    {
        await FollowAsync(All);
        _caches.Follow([]);
        Assert.Empty(_caches.All);
        var before = _network.Gets;
        await FetchAsync(One);
        Assert.Equal(before + 1, _network.Gets);
    }

    [Fact]
    public async Task AKindThatIsServedInAnotherVersionIsFoundThere()
    {
        await _cluster.MakeAsync(
            "apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"movers.example.com"},"spec":{"group":"example.com","scope":"Cluster",
            "names":{"kind":"Mover","plural":"movers"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}
            """);
        var need = new ObjectNeed { Group = "example.com", Kind = "Mover", Name = "one", MaxAge = TimeSpan.FromHours(1) };
        await RealCluster.HoldsAsync(() => MakeMoverAsync().Result, "the kind is served");
        _caches.Follow([new LookupScope("example.com", "", "Mover", "")]);
        var cache = Assert.Single(_caches.All);
        await RealCluster.HoldsAsync(() => cache.Watch?.IsSynced == true, "the objects are listed");

        await _cluster.PatchAsync(
            "crd", "movers.example.com",
            """
            [{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/0/served","value":false},
             {"op":"add","path":"/spec/versions/-","value":{"name":"v2","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}}]
            """);
        await RealCluster.HoldsAsync(() => cache.Watch is { IsSynced: true, Path: "/apis/example.com/v2/movers" }, "the other version is watched");
        var before = _network.Gets;
        var answer = await FetchAsync(need);
        Assert.Equal(("example.com/v2", before), (Assert.Single(answer.Objects!).Property("apiVersion").Text, _network.Gets));
    }

    private async Task<bool> MakeMoverAsync() =>
        (await _cluster.Connection.CreateAsync("/apis/example.com/v1/movers", """{"apiVersion":"example.com/v1","kind":"Mover","metadata":{"name":"one"}}"""u8.ToArray(), CancellationToken.None)).IsSuccess;

    private Task<ObjectAnswer> FetchAsync(ObjectNeed need) => _objects.FetchAsync(need, CancellationToken.None);

    private async Task FollowAsync(LookupScope scope)
    {
        _caches.Follow([scope]);
        await RealCluster.HoldsAsync(() => _caches.Unsynced() is null, "the objects are listed");
        // Kinds are found by asking, once: what is counted from here on is objects.
        await _objects.FetchAsync(One with { Name = "warm", MaxAge = TimeSpan.Zero }, CancellationToken.None);
    }
}
