using System.Globalization;
using Caveat.Cluster;
using Caveat.Faults.Tests.Load;
using Caveat.Faults.Tests.Network;
using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>
/// A real control plane, two replicas of the webhook as processes of their own behind a relay that does what a Service does, and a relay between the replicas and the API server. failurePolicy
/// is Fail. Made once: every test leaves it as it was found.
/// </summary>
public sealed class FaultyCluster : IAsyncLifetime
{
    /// <summary>Where the writes go.</summary>
    public const string Place = "faults";

    private const int Replicas = 2;

    private readonly List<Replica> _replicas = [];
    private volatile Replica? _asked;
    private readonly string _directory = Directory.CreateTempSubdirectory("caveat-faults-").FullName;
    private readonly string _failurePolicy;
    private int _runs;

    public FaultyCluster()
        : this("Fail")
    {
    }

    /// <param name="failurePolicy">Fail or Ignore.</param>
    internal FaultyCluster(string failurePolicy) => _failurePolicy = failurePolicy;

    internal ControlPlane Plane { get; private set; } = null!;

    /// <summary>Between the API server and the replicas: what the webhooks are registered at.</summary>
    internal Relay Service { get; private set; } = null!;

    /// <summary>Between the replicas and the API server: their watches and look-ups.</summary>
    internal Relay WayBack { get; private set; } = null!;

    internal ServingFiles Files { get; private set; } = null!;

    internal Writer Writer { get; private set; } = null!;

    internal IReadOnlyList<Replica> Webhooks => _replicas;

    /// <summary>Of one of the replicas; null where there is no libfaketime.</summary>
    internal MovableClock? Clock { get; private set; }

    internal Kubectl Admin => Plane.Kubectl;

    private ClusterConnection Connection { get; set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        Plane = (await ControlPlane.StartAsync(new ControlPlaneOptions { Assets = assets.OrThrow() }, TimeProvider.System, CancellationToken.None)).OrThrow();
        await MustAsync(Admin.RunAsync("apply", "--server-side", "-f", SourceTree.Path("deploy/crds")));
        await ApplyAsync(Manifests.Definition);
        await MustAsync(Admin.RunAsync("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"));
        await MustAsync(Admin.RunAsync("create", "namespace", "caveat-system"));
        await MustAsync(Admin.RunAsync("create", "namespace", Place));
        Connection = ClusterConnection.Open(Plane.AdminKubeconfig, out var failure) ?? throw new InvalidOperationException(failure);
        Writer = new Writer(Connection, Place);
        Service = new Relay(() => _asked is { } asked ? [asked.Port] : [.. _replicas.Select(static replica => replica.Port)]);
        WayBack = new Relay(() => [Plane.ApiServer.Port]);
        Files = new ServingFiles(Path.Combine(_directory, "tls"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "quorum.yaml"), Manifests.Policy);
        await StartReplicasAsync(KubeconfigThroughTheRelay());
        Assert.Equal(WriteOutcome.Stored, await Writer.CreateAsync("open", """{"replicas":1,"open":true}"""));
        Assert.Equal(WriteOutcome.Stored, await Writer.CreateAsync("closed", """{"replicas":1,"open":false}"""));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        await (Service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (WayBack?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Plane?.DisposeAsync() ?? ValueTask.CompletedTask);
        Connection?.Dispose();
        Files?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>
    /// Has the Service lead to one replica alone, or to all with null; what is open is closed. The API server keeps to one connection for as long as that is there, and so to a replica that
    /// nobody chose.
    /// </summary>
    internal void Ask(Replica? replica)
    {
        _asked = replica;
        Service.CloseAll();
    }

    internal WriteLoad StartLoad() => new(Writer, "w" + (++_runs).ToString(CultureInfo.InvariantCulture));

    internal async Task ApplyAsync(string manifest) => await MustAsync(Admin.RunAsync(["apply", "-f", "-"], manifest, CancellationToken.None));

    /// <summary>Waits until all replicas serve so many policies.</summary>
    internal async Task UntilPoliciesAsync(int number)
    {
        foreach (var replica in _replicas)
        {
            await Eventually.HoldsAsync(async () => await replica.MetricAsync("caveat_policies") == number, $"{replica.Name} serves {number} policies");
        }
    }

    private static async Task MustAsync(Task<KubectlResult> running)
    {
        var result = await running;
        Assert.True(result.Succeeded, result.Error);
    }

    private async Task StartReplicasAsync(string kubeconfig)
    {
        Clock = await MovableClock.FindAsync(_directory);
        for (var number = 0; number < Replicas; number++)
        {
            var isLast = number == Replicas - 1;
            _replicas.Add(new Replica($"replica-{number}", _directory, isLast && Clock is not null ? Clock.Environment : [], replica => Arguments(replica, kubeconfig)));
        }

        if (Clock is not null)
        {
            Clock.Replica = _replicas[^1];
        }

        await Task.WhenAll(_replicas.Select(static replica => replica.StartAsync()));
    }

    private string[] Arguments(Replica replica, string kubeconfig) =>
    [
        $"--listen=127.0.0.1:{replica.Port}", $"--register-url=https://127.0.0.1:{Service.Port}", $"--kubeconfig={kubeconfig}",
        "--cluster-policies", $"--replica={replica.Name}", $"--policies={Path.Combine(_directory, "quorum.yaml")}",
        $"--tls-cert={Files.Certificate}", $"--tls-key={Files.Key}", $"--tls-ca={Files.Authority}", $"--failure-policy={_failurePolicy}",
    ];

    private string KubeconfigThroughTheRelay()
    {
        var text = File.ReadAllText(Plane.KubeconfigFor("caveat-webhook", "system:masters"));
        var path = Path.Combine(_directory, "kubeconfig");
        File.WriteAllText(path, text.Replace($"127.0.0.1:{Plane.ApiServer.Port}", $"127.0.0.1:{WayBack.Port}", StringComparison.Ordinal));
        return path;
    }
}
