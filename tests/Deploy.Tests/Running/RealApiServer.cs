using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.Deploy.Tests.Running;

/// <summary>A real API server with an audit log.</summary>
public sealed class RealApiServer : IAsyncLifetime
{
    // Of the webhook alone: who it is, what it asked, and what came of it.
    private const string AuditPolicy =
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
          - {level: Metadata, users: ["system:serviceaccount:caveat-system:caveat", "system:serviceaccount:caveat-system:caveat-uninstall"]}
          - {level: None}
        """;

    private readonly string _policyFile = Path.GetTempFileName();

    /// <summary>The servers.</summary>
    public ControlPlane Plane { get; private set; } = null!;

    /// <summary>kubectl of a member of system:masters.</summary>
    public Kubectl Admin => Plane.KubectlFor("alice", "system:masters");

    /// <summary>Whether policy/v1 is there, from Kubernetes 1.21 on.</summary>
    public bool HasBudgetsOfV1 { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_policyFile, AuditPolicy);
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        var options = new ControlPlaneOptions { Assets = assets.OrThrow(), AuditPolicyFile = _policyFile };
        Plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
        HasBudgetsOfV1 = (await Admin.RunAsync("api-versions")).Output.Split('\n').Contains("policy/v1", StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Plane is not null)
        {
            await Plane.DisposeAsync();
        }

        File.Delete(_policyFile);
    }
}
