using Caveat.PolicyFiles;

namespace Caveat.Webhook.Options;

/// <summary>What the webhook is started with.</summary>
internal sealed record WebhookOptions
{
    /// <summary>Files, directories, or <see cref="PolicyPath.Builtin"/>.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [PolicyPath.Builtin];

    public ListenOptions Listen { get; init; } = new();

    public TlsOptions Tls { get; init; } = new();

    public ClusterOptions Cluster { get; init; } = new();

    public RegisterOptions Register { get; init; } = new();

    /// <summary>What is told of decisions.</summary>
    public ObservingOptions Observing { get; init; } = new();

    /// <summary>The audit that runs on a schedule; null for none.</summary>
    public AuditOptions? Audit { get; init; }

    /// <summary>Whether there is something that only one of the replicas may do.</summary>
    public bool NeedsLeader => Register.Address is not null || Tls.Secret is not null;
}
