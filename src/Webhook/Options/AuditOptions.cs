namespace Caveat.Webhook.Options;

/// <summary>The audit that runs on a schedule.</summary>
internal sealed record AuditOptions
{
    /// <summary>From the end of a run to the beginning of the next.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Objects that are judged a second, at most.</summary>
    public required int ObjectsPerSecond { get; init; }

    /// <summary>Where the full result goes, as JSON; null for nowhere.</summary>
    public string? ReportFile { get; init; }

    /// <summary>Where the full result is sent; null for nowhere.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>File with the bearer token for <see cref="Endpoint"/>; null for none.</summary>
    public string? EndpointTokenFile { get; init; }

    /// <summary>Whether rows of the whole run are wanted, and not only those of policy reports.</summary>
    public bool WantsFullResult => ReportFile is not null || Endpoint is not null;

    /// <summary>Few beside the reviews that the same process answers: 100,000 objects take eight minutes.</summary>
    public const int DefaultObjectsPerSecond = 200;

    /// <summary>As fast as one audits on a machine of its own; beyond, nothing is held back.</summary>
    public const int MaxObjectsPerSecond = 100_000;

    /// <summary>Pages that are asked for a second, at most: what client-go lets a controller ask for.</summary>
    public const int RequestsPerSecond = 20;

    /// <summary>After each page that was asked for.</summary>
    public static readonly TimeSpan RequestPause = TimeSpan.FromSeconds(1.0 / RequestsPerSecond);

    /// <summary>Between two runs at least: more often is not seen by a replica, which looks every two seconds whether it is time.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(5);

    /// <summary>Between two runs at most: who wants fewer wants none.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromDays(7);

    /// <summary>Name of the Lease that the replica holds which audits.</summary>
    public const string Lease = "caveat-audit";
}
