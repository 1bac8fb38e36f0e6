using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Auditing;

/// <summary>Where the results of whole runs go, policy reports aside: metrics, a file, an endpoint.</summary>
internal sealed class AuditResults(AuditOptions options, AuditMetrics metrics, AuditClock timing)
{
    /// <summary>From the end of a run to the beginning of the next.</summary>
    public TimeSpan Interval => options.Interval;

    /// <summary>Null when nobody wants a full result, or when there is no place for it.</summary>
    public FullResult? TryOpen()
    {
        if (!options.WantsFullResult)
        {
            return null;
        }

        var full = FullResult.TryOpen(options, out var failure);
        if (full is null)
        {
            Log.FullResultFailed(timing.Log, failure!);
        }

        return full;
    }

    /// <summary>Shows what is known of the last whole run.</summary>
    public void Show(AuditProgress progress) => metrics.Show(progress);

    /// <summary>Shows nothing: another replica audits.</summary>
    public void Clear() => metrics.Clear();

    public void CountFailure() => metrics.Failures.Inc();

    /// <summary>Ends the full result and sends it where it is wanted.</summary>
    public async Task SendAsync(FullResult full, CancellationToken cancellation)
    {
        var failure = full.End();
        if (failure is null && options.Endpoint is { } endpoint)
        {
            using var sender = new ResultSender(endpoint, options.EndpointTokenFile is { } token ? new BearerToken(token) : null, timing.Clock);
            failure = await sender.SendAsync(full.Path, cancellation);
        }

        if (failure is not null)
        {
            Log.FullResultFailed(timing.Log, failure);
        }
    }
}
