namespace Caveat.Webhook.Options;

/// <summary>The API server that is asked, and who this replica is there.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Whether there is one.</summary>
    public bool Exists => Kubeconfig is not null || IsInCluster;

    /// <summary>A file; null without.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Whether the service account of the pod is used that it runs in.</summary>
    public bool IsInCluster { get; init; }

    /// <summary>Whether policies, profiles and exceptions of the API server serve, beside those of files.</summary>
    public bool WatchesPolicies { get; init; }

    /// <summary>What this replica is called in statuses: the pod's name.</summary>
    public string Replica { get; init; } = Environment.MachineName;

    /// <summary>The namespace that it is installed in; no policy reaches into it.</summary>
    public string Namespace { get; init; } = DefaultNamespace;

    /// <summary>Outside of a pod.</summary>
    public const string DefaultNamespace = "caveat-system";

    /// <summary>Name of the Lease that one of the replicas holds, in <see cref="Namespace"/>.</summary>
    public const string LeaderLease = "caveat-leader";
}
