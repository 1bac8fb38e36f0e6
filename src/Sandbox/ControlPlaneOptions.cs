namespace Caveat.Sandbox;

/// <summary>What a control plane is started with.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>The programs.</summary>
    public required ControlPlaneAssets Assets { get; init; }

    /// <summary>
    /// Where data, keys, logs and kubeconfigs are kept; a start finds again what an earlier one left. Null: a temporary directory, deleted
    /// when the control plane stops.
    /// </summary>
    public string? StateDirectory { get; init; }

    /// <summary>
    /// Whether the servers outlive this process. Needs a <see cref="StateDirectory"/>; a start that finds them running takes them as they
    /// are. When false, the servers end with this process, however it ends.
    /// </summary>
    public bool Detached { get; init; }

    /// <summary>How long etcd and the API server together may take until they are ready.</summary>
    public TimeSpan StartBound { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long each server may take to end by itself before it is killed.</summary>
    public TimeSpan StopBound { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An audit policy file for the API server; null for no audit log.</summary>
    public string? AuditPolicyFile { get; init; }

    /// <summary>Further flags of kube-apiserver; of two flags with one name the last counts, and these come last.</summary>
    public IReadOnlyList<string> ApiServerArguments { get; init; } = [];
}
