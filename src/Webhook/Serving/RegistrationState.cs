using Caveat.Policies;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving;

/// <summary>Whether the API server knows of this webhook, for /readyz and /metrics.</summary>
internal sealed class RegistrationState
{
    private readonly ServedPolicies _served;
    private readonly WebhookMetrics _metrics;
    private volatile string? _failure = "not done yet";

    public RegistrationState(ServedPolicies served, WebhookMetrics metrics, bool isWanted)
    {
        _served = served;
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

    /// <summary>Null when there are none yet.</summary>
    public PolicySet? PoliciesToRegister => _served.Current;

    /// <summary>Notes that another replica registers.</summary>
    public void Leave(string holder)
    {
        Report(failure: null);
        LeftTo = holder;
    }

    public void Report(string? failure)
    {
        LeftTo = null;
        _failure = failure;
        IsKnown |= failure is null;
        HasFailed = failure is not null;
        _metrics.Registered.Set(failure is null ? 1 : 0);
    }
}
