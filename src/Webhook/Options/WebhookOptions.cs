using System.Net;
using Caveat.Cluster.Registration;
using Caveat.PolicyFiles;

namespace Caveat.Webhook.Options;

/// <summary>What the webhook is started with.</summary>
internal sealed record WebhookOptions
{
    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Any, DefaultPort);

    /// <summary>Files, directories, or <see cref="PolicyPath.Builtin"/>.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [PolicyPath.Builtin];

    /// <summary>The serving certificate; null for a self-made one.</summary>
    public (string Certificate, string Key)? CertificateFiles { get; init; }

    /// <summary>Where the self-made authority and certificate are kept.</summary>
    public string CertificateDirectory { get; init; } = "caveat-certificates";

    /// <summary>Names and addresses in the self-made certificate.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["localhost", "127.0.0.1"];

    /// <summary>Whether there is an API server to ask.</summary>
    public bool HasCluster => Kubeconfig is not null || IsInCluster;

    /// <summary>For look-ups and registration; null without.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Whether it uses the service account of the pod that it runs in.</summary>
    public bool IsInCluster { get; init; }

    /// <summary>Whether policies, profiles and exceptions of the API server serve, beside those of files.</summary>
    public bool WatchesPolicies { get; init; }

    /// <summary>What this replica is called in statuses: the pod's name.</summary>
    public string Replica { get; init; } = Environment.MachineName;

    /// <summary>The namespace that it is installed in; no policy reaches into it.</summary>
    public string Namespace { get; init; } = "caveat-system";

    /// <summary>Whether there is something that only one of the replicas may do.</summary>
    public bool NeedsLeader => Register is not null;

    /// <summary>Where the API server is told to call; null when somebody else registers the webhook.</summary>
    public WebhookAddress? Register { get; init; }

    /// <summary>PEM file of the authority that signed the serving certificate, for the registration; null for the self-made one.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Whether a write is refused when the webhook can't be asked.</summary>
    public bool FailsClosed { get; init; } = true;

    /// <summary>Name of the Lease that one of the replicas holds, in <see cref="Namespace"/>.</summary>
    public const string LeaderLease = "caveat-leader";

    /// <summary>Above 1024, so that no privilege is needed; what webhooks usually take.</summary>
    public const int DefaultPort = 9443;
}
