using Caveat.Cluster.Reading;

namespace Caveat.Cluster.Tests.Reading;

/// <summary>What is known of CustomResourceDefinitions, as they come, change and go on a real API server.</summary>
public sealed class CustomResourcesTests : IClassFixture<RealCluster>, IAsyncLifetime
{
    private const string Collection = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private readonly RealCluster _cluster;
    private readonly CancellationTokenSource _ending = new();
    private CustomResources _resources = null!;
    private Task _running = Task.CompletedTask;

    public CustomResourcesTests(RealCluster cluster) => _cluster = cluster;

    public async ValueTask InitializeAsync()
    {
        _resources = new CustomResources(_cluster.Connection, TimeProvider.System);
        _running = _resources.Watch.RunAsync(_ending.Token);
        await RealCluster.HoldsAsync(() => _resources.Watch.IsSynced, "the definitions are listed");
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    [Fact]
    public async Task ADefinitionIsFollowedFromItsFirstDayToItsLast()
    {
        var none = _resources.Stamp();
        await _cluster.MakeAsync(Collection, Definition);
        await RealCluster.HoldsAsync(() => _resources.Stamp() != none, "the definition is seen");
        Assert.Equal((".spec.replicas", "widgets"), (PathNow(), _resources.Options().Mapping.ByKind("example.com", "Widget")?.Resource));

        var first = _resources.Stamp();
        await _cluster.PatchAsync("crd", "widgets.example.com", """[{"op":"add","path":"/metadata/annotations","value":{"a":"b"}}]""");
        await _cluster.PatchAsync("crd", "widgets.example.com", """[{"op":"replace","path":"/spec/versions/0/subresources/scale/specReplicasPath","value":".spec.size"}]""");
        await RealCluster.HoldsAsync(() => _resources.Stamp() != first, "the change is seen");
        Assert.Equal(".spec.size", PathNow());

        var deleted = await _cluster.Plane.Kubectl.RunAsync("delete", "crd", "widgets.example.com");
        Assert.True(deleted.Succeeded, deleted.Error);
        await RealCluster.HoldsAsync(() => _resources.Stamp() == none, "the end is seen");
        Assert.Null(PathNow());
    }

    private string? PathNow() => _resources.Options().ReplicasPaths.GetValueOrDefault("widgets.example.com");

    private const string Definition =
        """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
        "names":{"kind":"Widget","plural":"widgets"},"versions":[{"name":"v1","served":true,"storage":true,
        "subresources":{"scale":{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas"}},
        "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;
}
