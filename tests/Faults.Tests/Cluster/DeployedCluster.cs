using System.Globalization;
using Caveat.Cluster;
using Caveat.Faults.Tests.Load;
using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>
/// A real control plane with an audit log, for the webhook as the chart deploys it: certificates in a Secret, probes on a port of their own, only the API server's client certificate let in, and replicas that come and go
/// behind a Service whose endpoints are those that are ready. Tests start their own replicas.
/// </summary>
public sealed class DeployedCluster : IAsyncLifetime
{
    /// <summary>The installation's namespace.</summary>
    public const string Space = "caveat-system";

    /// <summary>Where the replicas keep their certificates.</summary>
    public const string Secret = "caveat-certificates";

    /// <summary>Who the replicas are.</summary>
    public const string User = "caveat-webhook";

    /// <summary>Where the writes go.</summary>
    public const string Place = "deployed";

    private const string AuditPolicy =
        $$"""
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
          - {level: Metadata, users: [{{User}}]}
          - {level: None}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("caveat-deployed-").FullName;
    private readonly Lazy<string> _kubeconfig;
    private int _runs;

    public DeployedCluster() => _kubeconfig = new(() => Plane.KubeconfigFor(User, "system:masters"));

    internal ControlPlane Plane { get; private set; } = null!;

    internal WebhookClient Client { get; private set; } = null!;

    internal Writer Writer { get; private set; } = null!;

    internal ClusterConnection Connection { get; private set; } = null!;

    internal Kubectl Admin => Plane.Kubectl;

    internal string Kubeconfig => _kubeconfig.Value;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Client = new WebhookClient(Path.Combine(_directory, "clients"));
        var auditPolicy = Path.Combine(_directory, "audit-policy.yaml");
        await File.WriteAllTextAsync(auditPolicy, AuditPolicy);
        await File.WriteAllTextAsync(Path.Combine(_directory, "quorum.yaml"), Manifests.Policy);
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        var options = new ControlPlaneOptions
        {
            Assets = assets.OrThrow(),
            AuditPolicyFile = auditPolicy,
            ApiServerArguments = [$"--admission-control-config-file={Client.AdmissionFile}"],
        };
        Plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
        Connection = ClusterConnection.Open(Plane.AdminKubeconfig, out var failure) ?? throw new InvalidOperationException(failure);
        Writer = new Writer(Connection, Place);
        await MustAsync("apply", "--server-side", "-f", SourceTree.Path("deploy/crds"));
        await ApplyAsync(Manifests.Definition);
        await MustAsync("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all");
        await MustAsync("create", "namespace", Space);
        await MustAsync("create", "namespace", Place);
        Assert.Equal(WriteOutcome.Stored, await Writer.CreateAsync("open", """{"replicas":1,"open":true}"""));
        Assert.Equal(WriteOutcome.Stored, await Writer.CreateAsync("closed", """{"replicas":1,"open":false}"""));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (Plane?.DisposeAsync() ?? ValueTask.CompletedTask);
        Connection?.Dispose();
        Client?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Starts two replicas; on return both are endpoints of the Service, and the API server asks them.</summary>
    internal async Task<Deployment> DeployAsync(TimeSpan drainDelay = default)
    {
        var deployment = new Deployment(_directory, (replica, service) => Arguments(replica, service, drainDelay));
        try
        {
            await deployment.AddAsync(2);
            await Eventually.HoldsAsync(async () => await Writer.TryAsync("two", """{"replicas":2}""") == WriteOutcome.Denied, "the API server asks the replicas");
            return deployment;
        }
        catch
        {
            // Whoever comes next would find replicas that are not its own.
            await deployment.DisposeAsync();
            throw;
        }
    }

    internal WriteLoad StartLoad() => new(Writer, "w" + (++_runs).ToString(CultureInfo.InvariantCulture));

    internal async Task ApplyAsync(string manifest)
    {
        var result = await Admin.RunAsync(["apply", "-f", "-"], manifest, CancellationToken.None);
        Assert.True(result.Succeeded, result.Error);
    }

    /// <summary>What kubectl prints, as it has to succeed.</summary>
    internal async Task<string> MustAsync(params IReadOnlyList<string> arguments)
    {
        var result = await Admin.RunAsync(arguments);
        Assert.True(result.Succeeded, result.Error);
        return result.Output;
    }

    private IReadOnlyList<string> Arguments(Replica replica, int service, TimeSpan drainDelay) =>
    [
        $"--listen=127.0.0.1:{replica.Port}", $"--probe-listen=127.0.0.1:{replica.ProbePort}", string.Create(CultureInfo.InvariantCulture, $"--drain-delay={drainDelay.TotalSeconds}"),
        $"--register-url=https://127.0.0.1:{service}", $"--kubeconfig={Kubeconfig}", $"--namespace={Space}", "--cluster-policies", $"--replica={replica.Name}",
        $"--policies={Path.Combine(_directory, "quorum.yaml")}", $"--tls-secret={Space}/{Secret}", $"--client-ca={Client.AuthorityFile}", $"--client-name={WebhookClient.Name}",
    ];
}
