using System.Diagnostics;
using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Webhook.Observing.Traces;

/// <summary>The webhook's own spans. While nobody listens, each is null and costs nothing.</summary>
internal static class Spans
{
    /// <summary>What exporters subscribe to.</summary>
    public static readonly ActivitySource Source = new("Caveat.Webhook");

    /// <summary>A review, from its headers to its answer. Its parent is the request's, whose parent is the API server's.</summary>
    public static Activity? Review(ReviewPhase phase) => Source.StartActivity(phase == ReviewPhase.Mutate ? "review mutate" : "review validate");

    /// <summary>What a review asks the API server and the caches, all rounds of it.</summary>
    public static Activity? Fetch() => Source.StartActivity("fetch");

    /// <summary>Says in the current span what was decided. No object and no value of one: spans are read by more people than Secrets.</summary>
    public static void Describe(AdmissionRequest request, Decision decision)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span || span.Source != Source)
        {
            return;
        }

        span.SetTag("caveat.allowed", decision.Allowed);
        span.SetTag("caveat.violations", decision.Violations.Count);
        span.SetTag("caveat.errors", decision.Errors.Count);
        span.SetTag("k8s.request.uid", request.Uid.Text);
        span.SetTag("k8s.resource.group", request.Resource.Group);
        span.SetTag("k8s.resource.name", request.Resource.Resource);
        span.SetTag("k8s.namespace.name", request.Namespace.Text);
        span.SetTag("k8s.object.name", request.Name.Text);
    }

    /// <summary>Id of the trace that the request belongs to; null when its client sent none.</summary>
    public static string? TraceId => Activity.Current is { ParentId: not null } span ? span.TraceId.ToHexString() : null;
}
