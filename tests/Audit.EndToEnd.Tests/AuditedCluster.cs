using System.Text;
using Caveat.Cluster;
using Caveat.Sandbox;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>A real API server with all that <see cref="BrokenThings"/> has; it forgets old lists within seconds, so that lists do expire.</summary>
public sealed class AuditedCluster : IAsyncLifetime
{
    // The server takes hundreds at once; more than this only wait for each other on a few cores.
    private const int ParallelWrites = 24;

    public ControlPlane Plane { get; private set; } = null!;

    public ClusterConnection Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        var options = new ControlPlaneOptions { Assets = assets.OrThrow(), ApiServerArguments = ["--etcd-compaction-interval=2s"] };
        Plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
        Admin = ClusterConnection.Open(Plane.AdminKubeconfig, out _)!;
        foreach (var kind in (IEnumerable<string>)[.. BrokenThings.Kinds, "Doomed"])
        {
            await DefineAsync(kind);
        }

        await Parallel.ForAsync(0, BrokenThings.Namespaces, Writes, (i, _) => CreateAsync(
            "/api/v1/namespaces", $$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{BrokenThings.NamespaceName(i)}}"} }"""));
        await Parallel.ForAsync(0, BrokenThings.Count, Writes, (i, _) => CreateAsync(BrokenThings.PathOf(i), BrokenThings.JsonOf(i)));
    }

    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        if (Plane is not null)
        {
            await Plane.DisposeAsync();
        }
    }

    public ValueTask CreateAsync(string path, string json) => CreateAsync(path, Encoding.UTF8.GetBytes(json));

    /// <summary>Lets a user list what is audited, in the namespaces given only.</summary>
    public async Task AllowAsync(string user, IEnumerable<string> namespaces)
    {
        const string Read = """[{"apiGroups":["example.com"],"resources":["*"],"verbs":["get","list"]}]""";
        await CreateAsync(Roles + "/clusterroles", $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"things"},"rules":{{Read}}}""");
        await CreateAsync(Roles + "/clusterroles", """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"spaces"},"rules":[{"apiGroups":[""],"resources":["namespaces"],"verbs":["get","list"]}]}""");
        await CreateAsync(Roles + "/clusterrolebindings", BindingOf("ClusterRoleBinding", "spaces", user));
        await Parallel.ForEachAsync(namespaces, Writes, (name, _) => CreateAsync($"{Roles}/namespaces/{name}/rolebindings", BindingOf("RoleBinding", "things", user)));
    }

    /// <summary>Waits until the API server answers a path with a status.</summary>
    public async Task WaitForAsync(string path, int status)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await Admin.GetAsync(path, CancellationToken.None)).Status != status)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(120), $"{path} does not come to {status}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private const string Roles = "/apis/rbac.authorization.k8s.io/v1";

    private static ParallelOptions Writes => new() { MaxDegreeOfParallelism = ParallelWrites };

    private static string BindingOf(string kind, string role, string user) =>
        $$$"""
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"{{{kind}}}","metadata":{"name":"{{{role}}}"},
         "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{role}}}"},
         "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"{{{user}}}"}]}
        """;

    /// <summary>A kind that is served then.</summary>
    public async Task DefineAsync(string kind)
    {
        await CreateAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", BrokenThings.DefinitionOf(kind));
        await WaitForAsync($"/apis/example.com/v1/{kind.ToLowerInvariant()}s", 200);
    }

    private async ValueTask CreateAsync(string path, ReadOnlyMemory<byte> json)
    {
        var answer = await Admin.CreateAsync(path, json, CancellationToken.None);
        Assert.True(answer.IsSuccess, answer.IsSuccess ? "" : $"{path}: {answer.Complaint()}");
    }
}
