using System.Collections.Concurrent;
using Caveat.Policies;
using Caveat.Webhook.Reviews;
using Prometheus;

namespace Caveat.Webhook.Observing;

/// <summary>Everything that /metrics shows. One registry for each host, so that two in one process don't mix.</summary>
internal sealed class WebhookMetrics
{
    // From a twentieth of a millisecond, a small review, to what the API server waits at most: 30 s.
    private static readonly double[] DurationBuckets = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30];

    // Version 0.0.4 of the text format, which every scraper reads.
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly Counter _decisions;
    private readonly Counter _violations;
    private readonly Counter _ruleErrors;
    private readonly Counter _refusals;
    private readonly Gauge _watchSilence;
    private readonly Gauge _watchSynced;
    private readonly Histogram.Child[] _durations;
    private readonly Counter.Child[] _allowed;
    private readonly Counter.Child[] _denied;
    private readonly ConcurrentDictionary<(string Policy, string Rule, string Outcome), Counter.Child> _violationChildren = new();

    public WebhookMetrics()
    {
        var factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        _decisions = factory.CreateCounter("caveat_decisions_total", "Reviews answered.", "phase", "allowed");
        _violations = factory.CreateCounter("caveat_violations_total", "Violations found, by what was made of them.", "policy", "rule", "outcome");
        _ruleErrors = factory.CreateCounter("caveat_rule_errors_total", "Rules that could not be judged.", "policy", "rule");
        _refusals = factory.CreateCounter("caveat_refused_requests_total", "Requests that were no review, or came too early.", "reason");
        var durations = factory.CreateHistogram(
            "caveat_review_duration_seconds",
            "From the headers of a review to its answer.",
            ["phase"],
            new HistogramConfiguration { Buckets = DurationBuckets });
        InternalErrors = factory.CreateCounter("caveat_internal_errors_total", "Reviews that a bug of Caveat's kept from being judged; they were denied.");
        Policies = factory.CreateGauge("caveat_policies", "Policies that serve.");
        PolicyProblems = factory.CreateGauge("caveat_policy_problems", "Policy files and documents that don't serve as they are written.");
        LastReload = factory.CreateGauge("caveat_policies_loaded_timestamp_seconds", "When the policies were read last.");
        Registered = factory.CreateGauge("caveat_registered", "1 when the last registration with the API server succeeded, or is another replica's to do.");
        Leads = factory.CreateGauge("caveat_leader", "1 when this replica does what only one may do: registration, certificates, reports.");
        CertificateExpiry = factory.CreateGauge("caveat_certificate_expiry_timestamp_seconds", "When the serving certificate expires.");
        _watchSilence = factory.CreateGauge("caveat_watch_silence_seconds", "Since the API server was heard of on a watch, bookmarks counted: so old what is held may be.", "path");
        _watchSynced = factory.CreateGauge("caveat_watch_synced", "1 when the collection was listed.", "path");
        DotNetStats.Register(_registry);
        (_durations, _allowed, _denied) = Children(durations);
    }

    public Counter InternalErrors { get; }

    public Gauge Policies { get; }

    public Gauge PolicyProblems { get; }

    public Gauge LastReload { get; }

    public Gauge Registered { get; }

    public Gauge Leads { get; }

    public Gauge CertificateExpiry { get; }

    public void ObserveDuration(ReviewPhase phase, TimeSpan duration) => _durations[(int)phase].Observe(duration.TotalSeconds);

    public void Decide(ReviewPhase phase, bool isAllowed) => (isAllowed ? _allowed : _denied)[(int)phase].Inc();

    /// <param name="policy">Name of the policy.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="outcome">denied, warned, audited, tolerated or excepted.</param>
    public void Violate(string policy, string rule, string outcome) =>
        _violationChildren.GetOrAdd((policy, rule, outcome), static (key, counter) => counter.WithLabels(key.Policy, key.Rule, key.Outcome), _violations).Inc();

    public void FailRule(string policy, string rule) => _ruleErrors.WithLabels(policy, rule).Inc();

    public void BeforeCollecting(Action observe) => _registry.AddBeforeCollectCallback(observe);

    /// <param name="path">Of the collection.</param>
    /// <param name="isSynced">Whether it was listed once.</param>
    /// <param name="silence">Since the API server was heard of last.</param>
    public void ObserveWatch(string path, bool isSynced, TimeSpan silence)
    {
        _watchSynced.WithLabels(path).Set(isSynced ? 1 : 0);
        _watchSilence.WithLabels(path).Set(silence.TotalSeconds);
    }

    public void Refuse(Refusal refusal) => _refusals.WithLabels(refusal.Reason).Inc();

    public Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        return _registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
    }

    private (Histogram.Child[] Durations, Counter.Child[] Allowed, Counter.Child[] Denied) Children(Histogram durations) => (
        [durations.WithLabels("mutate"), durations.WithLabels("validate")],
        [_decisions.WithLabels("mutate", "true"), _decisions.WithLabels("validate", "true")],
        [_decisions.WithLabels("mutate", "false"), _decisions.WithLabels("validate", "false")]);
}
