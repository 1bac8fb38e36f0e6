namespace Caveat.Kube;

public sealed class NamesTests
{
    [Theory]
    [InlineData("apps/v1", "Deployment", "apps/v1, Kind=Deployment", "apps/v1")]
    [InlineData("v1", "Pod", "/v1, Kind=Pod", "v1")]
    public void SplitsAnApiVersion(string apiVersion, string kind, string shown, string again)
    {
        var read = GroupVersionKind.Of(apiVersion, kind);
        Assert.Equal((shown, again), (read.ToString(), read.ApiVersion));
    }

    [Theory]
    [InlineData("", "Pod", "pods")]
    [InlineData("", "Endpoints", "endpoints")]
    [InlineData("networking.k8s.io", "Ingress", "ingresses")]
    [InlineData("networking.k8s.io", "NetworkPolicy", "networkpolicies")]
    [InlineData("kafka.strimzi.io", "Kafka", "kafkas")]
    [InlineData("monitoring.coreos.com", "Prometheus", "prometheuses")]
    [InlineData("x", "Gateway", "gatewaies")]
    public void NamesTheResourceOfAKind(string group, string kind, string resource) => Assert.Equal(resource, RestMapping.BuiltIn.ResourceOf(group, kind));

    [Fact]
    public void PrefersWhatIsAdded()
    {
        var mapping = RestMapping.BuiltIn.With([new("x", "Gateway", "gateways", true), new("apps", "Deployment", "depls", false)]);
        Assert.Equal(("gateways", "depls", "Gateway"), (mapping.ResourceOf("x", "Gateway"), mapping.ResourceOf("apps", "Deployment"), mapping.ByResource("x", "gateways")?.Kind));
    }

    // All kinds of ours but one have the plural that the tools guess; so the table is free of slips.
    [Fact]
    public void HoldsUsualPlurals() => Assert.All(RestMapping.BuiltIn.Resources, r => Assert.Equal(RestMapping.UsualPlural(r.Kind), r.Resource));

    [Fact]
    public void KeepsStringsOfNames()
    {
        Assert.Same(NamePool.Get("statefulsets"u8), NamePool.Get("statefulsets"u8));
        Assert.Equal("ä", NamePool.Get("ä"u8));
        Assert.Equal(new string('x', 300), NamePool.Get(System.Text.Encoding.UTF8.GetBytes(new string('x', 300))));
        Assert.Equal("", NamePool.Get(""u8));
    }

    [Fact]
    public void ReadsObjectMetadata()
    {
        var meta = new ObjectMeta(TestJson.Read("""{"metadata":{"name":"n","generation":3,"deletionTimestamp":"2026-01-01T00:00:00Z","labels":{"a":"b"},"ownerReferences":[{"kind":"X","apiVersion":"g/v1"},{"kind":"Kafka","apiVersion":"kafka.strimzi.io/v1","name":"k","controller":true}]}}"""));
        Assert.Equal(
            ("n", 3L, true, "b", "kafka.strimzi.io/v1, Kind=Kafka", "k", false),
            (meta.Name.Text, meta.Generation, meta.IsBeingDeleted, meta.Label("a"u8).Text, meta.Controller.Kind.ToString(), meta.Controller.Name.Text, new ObjectMeta(default).Raw.Exists));
    }
}
