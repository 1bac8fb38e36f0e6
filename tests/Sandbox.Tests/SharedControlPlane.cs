namespace Caveat.Sandbox.Tests;

/// <summary>One control plane, with an audit log, for the tests that only use it.</summary>
public sealed class SharedControlPlane : IAsyncLifetime
{
    private const string AuditPolicy = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n";

    private readonly string _auditPolicyFile = Path.GetTempFileName();

    public ControlPlane Plane { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_auditPolicyFile, AuditPolicy);
        var options = new ControlPlaneOptions { Assets = await Programs.Assets, AuditPolicyFile = _auditPolicyFile };
        Plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
    }

    public async ValueTask DisposeAsync()
    {
        await Plane.DisposeAsync();
        File.Delete(_auditPolicyFile);
    }
}
