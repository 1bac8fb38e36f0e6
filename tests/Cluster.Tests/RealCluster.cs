using Caveat.Sandbox;

namespace Caveat.Cluster.Tests;

/// <summary>A real API server with a few objects, for all tests of a class.</summary>
public sealed class RealCluster : IAsyncLifetime
{
    public ControlPlane Plane { get; private set; } = null!;

    public ClusterConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        Plane = (await ControlPlane.StartAsync(new ControlPlaneOptions { Assets = assets.OrThrow() }, TimeProvider.System, CancellationToken.None)).OrThrow();
        await Plane.Kubectl.RunAsync("create", "configmap", "one", "--from-literal=a=b");
        await Plane.Kubectl.RunAsync("create", "configmap", "two");
        await Plane.Kubectl.RunAsync("label", "configmap", "two", "team=x");
        Connection = ClusterConnection.Open(Plane.AdminKubeconfig, out _)!;
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await Plane.DisposeAsync();
    }

    public async Task<string> GetAsync(string kind, string name, string jsonPath) =>
        (await Plane.Kubectl.RunAsync("get", kind, name, "-o", $"jsonpath={jsonPath}")).Output;

    /// <summary>Creates an object, which has to succeed.</summary>
    public async Task MakeAsync(string collection, string json)
    {
        var answer = await Connection.CreateAsync("/" + collection, System.Text.Encoding.UTF8.GetBytes(json), CancellationToken.None);
        Assert.True(answer.IsSuccess, answer.Complaint());
    }

    /// <summary>Waits for what comes by a watch.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(120), what);
            await Task.Delay(20);
        }
    }

    /// <summary>A JSON Patch, which has to succeed.</summary>
    public async Task PatchAsync(string kind, string name, string patch)
    {
        var result = await Plane.Kubectl.RunAsync("patch", kind, name, "--type=json", "-p", patch);
        Assert.True(result.Succeeded, result.Error);
    }
}
