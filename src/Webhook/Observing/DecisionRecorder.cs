using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Observing.Traces;

namespace Caveat.Webhook.Observing;

/// <summary>Counts what was decided, logs a line for each denial, exception and error, and has Events written for the first two. A write without findings costs a counter.</summary>
internal sealed class DecisionRecorder
{
    private readonly WebhookMetrics _metrics;
    private readonly DecisionEvents? _events;
    private readonly ILogger _log;

    /// <param name="metrics">Counts.</param>
    /// <param name="events">Null where no Events are wanted.</param>
    /// <param name="log">Gets the lines.</param>
    public DecisionRecorder(WebhookMetrics metrics, DecisionEvents? events, ILogger<DecisionRecorder> log)
    {
        _metrics = metrics;
        _events = events;
        _log = log;
    }

    public void Record(AdmissionRequest request, ReviewPhase phase, Decision decision)
    {
        _metrics.Decide(phase, decision.Allowed);
        Spans.Describe(request, decision);
        foreach (var violation in decision.Violations)
        {
            _metrics.Violate(violation.Policy, violation.Rule, OutcomeOf(violation));
            LogViolation(request, violation);
            _events?.Offer(request, violation);
        }

        foreach (var error in decision.Errors)
        {
            _metrics.FailRule(error.Policy, error.Rule);
            Log.RuleFailed(_log, OperationOf(request), ResourceOf(request), ObjectOf(request), UserOf(request), error.Policy, error.Rule, Excerpt.Of(error.Message, LogLimits.MaxMessage), Spans.TraceId);
        }
    }

    /// <summary>Counts how long a review waited for what it asked.</summary>
    public void RecordFetch(TimeSpan duration) => _metrics.ObserveFetch(duration);

    private void LogViolation(AdmissionRequest request, Violation violation)
    {
        if (!_log.IsEnabled(LogLevel.Information))
        {
            return;
        }

        if (violation.Denies)
        {
            Log.Denied(_log, OperationOf(request), ResourceOf(request), ObjectOf(request), UserOf(request), violation.Policy, violation.Rule, Spans.TraceId);
        }
        else if (violation.ExceptedBy is { } by)
        {
            Log.Excepted(_log, OperationOf(request), ResourceOf(request), ObjectOf(request), UserOf(request), violation.Policy, violation.Rule, Excerpt.Of(by, LogLimits.MaxMessage), Spans.TraceId);
        }
    }

    private static string OutcomeOf(Violation violation) => violation switch
    {
        { ExceptedBy: not null } => "excepted",
        { Tolerated: true } => "tolerated",
        { Action: RuleAction.Deny } => "denied",
        { Action: RuleAction.Warn } => "warned",
        _ => "audited",
    };

    private static string OperationOf(AdmissionRequest request) => request.Operation switch
    {
        AdmissionOperation.Create => "CREATE",
        AdmissionOperation.Update => "UPDATE",
        AdmissionOperation.Delete => "DELETE",
        _ => "CONNECT",
    };

    // Whoever asks in the API server's place may say what he likes, at any length.
    private static string ResourceOf(AdmissionRequest request)
    {
        var resource = Name(request.Resource.Resource);
        var full = request.Resource.Group.Length == 0 ? resource : $"{resource}.{Name(request.Resource.Group)}";
        return request.SubResource.Length == 0 ? full : $"{full}/{Name(request.SubResource)}";
    }

    private static string ObjectOf(AdmissionRequest request)
    {
        var name = Name(request.Name.Text ?? "");
        return request.Namespace.Text is { Length: > 0 } place ? $"{Name(place)}/{name}" : name;
    }

    private static string UserOf(AdmissionRequest request) => Excerpt.Of(request.Username.Text ?? "", LogLimits.MaxUser);

    private static string Name(string text) => Excerpt.Of(text, LogLimits.MaxName);
}
