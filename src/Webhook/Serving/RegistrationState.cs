using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving;

/// <summary>Whether the API server knows of this webhook, for /readyz and /metrics.</summary>
internal sealed class RegistrationState
{
    private readonly WebhookMetrics _metrics;
    private volatile string? _failure = "not done yet";

    public RegistrationState(WebhookMetrics metrics, bool isWanted)
    {
        _metrics = metrics;
        IsWanted = isWanted;
    }

    /// <summary>False when somebody else registers the webhook.</summary>
    public bool IsWanted { get; }

    /// <summary>Null when the last attempt succeeded, or is another replica's to make.</summary>
    public string? Failure => _failure;

    /// <summary>The replica whose task it is; null when it is this one's, or nobody's yet.</summary>
    public string? LeftTo { get; private set; }

    /// <summary>Whether an attempt ever succeeded, or was another's to make: the API server knows the webhook, if perhaps not for the newest policies.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether an attempt was made that failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whom this replica told the API server to trust; null when another does, or it was not done yet.</summary>
    public string? RegisteredAuthority { get; private set; }

    /// <summary>Notes that another replica registers.</summary>
    public void Leave(string holder)
    {
        Report(failure: null);
        RegisteredAuthority = null;
        LeftTo = holder;
    }

    /// <param name="failure">Null on success.</param>
    /// <param name="authorityPem">Whom the API server was told to trust.</param>
    public void Report(string? failure, string? authorityPem = null)
    {
        LeftTo = null;
        RegisteredAuthority = failure is null ? authorityPem : RegisteredAuthority;
        _failure = failure;
        IsKnown |= failure is null;
        HasFailed = failure is not null;
        _metrics.Registered.Set(failure is null ? 1 : 0);
    }
}
