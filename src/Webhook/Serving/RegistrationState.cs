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

    /// <summary>Null when the last attempt succeeded.</summary>
    public string? Failure => _failure;

    /// <summary>Whether an attempt ever succeeded: the API server knows the webhook, if perhaps not for the newest policies.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Null when there are none yet.</summary>
    public PolicySet? PoliciesToRegister => _served.Current;

    public void Report(string? failure)
    {
        _failure = failure;
        IsKnown |= failure is null;
        _metrics.Registered.Set(failure is null ? 1 : 0);
    }
}
