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
    private readonly Counter _closedConnections;
    private readonly Gauge _watchSilence;
    private readonly Gauge _watchSynced;
    private readonly Gauge _problem;
    private readonly Counter _droppedEvents;
    private readonly Histogram _fetches;
    private readonly Histogram.Child[] _durations;
    private readonly Gauge.Child[] _inFlight;
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
        _closedConnections = factory.CreateCounter("caveat_refused_connections_total", "Connections beyond those that may be open at once on a port.", "listener");
        var durations = factory.CreateHistogram(
            "caveat_review_duration_seconds",
            "From the headers of a review to its answer.",
            ["phase"],
            new HistogramConfiguration { Buckets = DurationBuckets });
        var inFlight = factory.CreateGauge("caveat_reviews_in_flight", "Reviews that are being answered.", "phase");
        _fetches = factory.CreateHistogram(
            "caveat_fetch_duration_seconds",
            "What a review waited for the API server and the caches, of those that asked.",
            new HistogramConfiguration { Buckets = DurationBuckets });
        _problem = factory.CreateGauge("caveat_policy_problem", "1 for each policy file or document that doesn't serve as it is written.", "document");
        EventsWritten = factory.CreateCounter("caveat_events_written_total", "Kubernetes Events written for denials and used exceptions.");
        _droppedEvents = factory.CreateCounter("caveat_events_dropped_total", "Kubernetes Events that were not written, by why.", "reason");
        factory.CreateGauge("caveat_build_info", "1; the version is the label.", "version").WithLabels(ProgramVersion.Text).Set(1);
        InternalErrors = factory.CreateCounter("caveat_internal_errors_total", "Reviews that a bug of Caveat's kept from being judged; they were denied.");
        Policies = factory.CreateGauge("caveat_policies", "Policies that serve.");
        PolicyProblems = factory.CreateGauge("caveat_policy_problems", "Policy files and documents that don't serve as they are written.");
        LastReload = factory.CreateGauge("caveat_policies_loaded_timestamp_seconds", "When the policies were read last.");
        Registered = factory.CreateGauge("caveat_registered", "1 when the last registration with the API server succeeded, or is another replica's to do.");
        Leads = factory.CreateGauge("caveat_leader", "1 when this replica does what only one may do: registration, certificates, reports.");
        CertificateExpiry = factory.CreateGauge("caveat_certificate_expiry_timestamp_seconds", "When the serving certificate expires.");
        _watchSilence = factory.CreateGauge("caveat_watch_silence_seconds", "Since the API server was heard of on a watch, bookmarks counted: so old what is held may be.", "path");
        _watchSynced = factory.CreateGauge("caveat_watch_synced", "1 when the collection was listed.", "path");
        Audit = new AuditMetrics(factory);
        DotNetStats.Register(_registry);
        (_durations, _allowed, _denied) = Children(durations);
        _inFlight = [inFlight.WithLabels("mutate"), inFlight.WithLabels("validate")];
    }

    public Counter InternalErrors { get; }

    public Counter EventsWritten { get; }

    public Gauge Policies { get; }

    public Gauge PolicyProblems { get; }

    public Gauge LastReload { get; }

    public Gauge Registered { get; }

    public Gauge Leads { get; }

    public Gauge CertificateExpiry { get; }

    public AuditMetrics Audit { get; }

    public void Begin(ReviewPhase phase) => _inFlight[(int)phase].Inc();

    public void End(ReviewPhase phase, TimeSpan duration)
    {
        _inFlight[(int)phase].Dec();
        _durations[(int)phase].Observe(duration.TotalSeconds);
    }

    public void ObserveFetch(TimeSpan duration) => _fetches.Observe(duration.TotalSeconds);

    public void Decide(ReviewPhase phase, bool isAllowed) => (isAllowed ? _allowed : _denied)[(int)phase].Inc();

    /// <param name="policy">Name of the policy.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="outcome">denied, warned, audited, tolerated or excepted.</param>
    public void Violate(string policy, string rule, string outcome) =>
        _violationChildren.GetOrAdd((policy, rule, outcome), static (key, counter) => counter.WithLabels(key.Policy, key.Rule, key.Outcome), _violations).Inc();

    public void FailRule(string policy, string rule) => _ruleErrors.WithLabels(policy, rule).Inc();

    /// <param name="reason">Which limit it was over (object, overall, queue), or failed.</param>
    public void DropEvent(string reason) => _droppedEvents.WithLabels(reason).Inc();

    /// <summary>Shows what doesn't serve, and forgets the series of policies that are gone: their names are the users', and would pile up.</summary>
    /// <param name="policies">Names of all that serve.</param>
    /// <param name="problems">Files and documents.</param>
    public void Follow(IReadOnlySet<string> policies, IReadOnlySet<string> problems)
    {
        foreach (var (policy, rule, outcome) in _violationChildren.Keys)
        {
            if (!policies.Contains(policy) && _violationChildren.TryRemove((policy, rule, outcome), out _))
            {
                _violations.RemoveLabelled(policy, rule, outcome);
            }
        }

        Forget(_ruleErrors, policies);
        Forget(_problem, problems);
        foreach (var problem in problems)
        {
            _problem.WithLabels(problem).Set(1);
        }
    }

    private static void Forget<TChild>(Collector<TChild> collector, IReadOnlySet<string> kept)
        where TChild : ChildBase
    {
        foreach (var labels in collector.GetAllLabelValues())
        {
            if (!kept.Contains(labels[0]))
            {
                collector.RemoveLabelled(labels);
            }
        }
    }

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

    /// <summary>Counts connections that were closed as too many.</summary>
    /// <param name="listener">What the port is for: reviews or probes.</param>
    public Counter.Child ClosedConnections(string listener) => _closedConnections.WithLabels(listener);

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
