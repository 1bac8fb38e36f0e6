using Caveat.Cluster;
using Caveat.Cluster.Bench;
using Caveat.Sandbox;

// Usage: Cluster.Bench WEBHOOK POLICIES CRDS [RESULT]: the program of the webhook, its file of policies, the directory of the sandbox' CustomResourceDefinitions. Prints Markdown, or writes it to a file.
if (args is not [var webhook, var policies, var definitions, .. var rest])
{
    await Console.Error.WriteLineAsync("Usage: Cluster.Bench WEBHOOK POLICIES CRDS [RESULT]");
    return 2;
}

var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
await using var plane = (await ControlPlane.StartAsync(new ControlPlaneOptions { Assets = assets.OrThrow() }, TimeProvider.System, CancellationToken.None)).OrThrow();
using var connection = ClusterConnection.Open(plane.AdminKubeconfig, out var failure) ?? throw new InvalidOperationException(failure);
await using var guarded = new GuardedWrites(plane, connection, webhook, policies);
await guarded.PrepareAsync(definitions);
var report = await guarded.MeasureAsync();
if (rest is [var path])
{
    await File.WriteAllTextAsync(path, report);
}

Console.Write(report);
return 0;
