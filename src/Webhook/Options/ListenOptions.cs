using System.Net;

namespace Caveat.Webhook.Options;

/// <summary>Where it listens, and how it stops.</summary>
internal sealed record ListenOptions
{
    /// <summary>For reviews, over TLS; port 0 takes a free one.</summary>
    public IPEndPoint Reviews { get; init; } = new(IPAddress.Any, DefaultPort);

    /// <summary>For health and metrics, without TLS; null when these are beside the reviews.</summary>
    public IPEndPoint? Probes { get; init; }

    /// <summary>From SIGTERM to the end of new connections.</summary>
    public TimeSpan DrainDelay { get; init; }

    /// <summary>Open connections on each port; one beyond is closed at once.</summary>
    public int MaxConnections { get; init; } = DefaultMaxConnections;

    /// <summary>Above 1024, so that no privilege is needed; what webhooks usually take.</summary>
    public const int DefaultPort = 9443;

    /// <summary>
    /// An API server asks over a handful of connections that it keeps, HTTP/2 with a hundred reviews at once on each; thousands are somebody else's. Idle ones were
    /// measured to take 60 KB each: so many, 120 MB, are well within the 512 MiB that the chart gives a replica.
    /// </summary>
    public const int DefaultMaxConnections = 2_000;

    /// <summary>What webhooks usually take for probes.</summary>
    public const int UsualProbePort = 8081;

    /// <summary>
    /// In a cluster. A Service learns of a pod that ends at the same time as the pod does; until every node and API server knows, it sends new connections. That takes a second or two; and with
    /// the 10 seconds that a review may last, 15 are well below the 30 after which a pod is killed.
    /// </summary>
    public static readonly TimeSpan DefaultDrainDelay = TimeSpan.FromSeconds(5);
}
