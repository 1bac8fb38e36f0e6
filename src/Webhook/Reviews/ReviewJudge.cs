using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Lookups;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Reviews;

/// <summary>From the bytes of a review to the bytes of its answer. Knows no HTTP.</summary>
internal sealed class ReviewJudge
{
    private readonly ServedPolicies _policies;
    private readonly LiveObjects? _objects;
    private readonly WebhookScope _scope;
    private readonly DecisionRecorder _recorder;
    private readonly TimeProvider _clock;

    public ReviewJudge(ServedPolicies policies, LiveObjects? objects, WebhookScope scope, DecisionRecorder recorder, TimeProvider clock)
    {
        _policies = policies;
        _objects = objects;
        _scope = scope;
        _recorder = recorder;
        _clock = clock;
    }

    /// <summary>Null when the answer is in the buffers.</summary>
    public ValueTask<Refusal?> JudgeAsync(ReviewBuffers buffers, ReviewPhase phase, CancellationToken cancellation)
    {
        if (!buffers.Text.TryParse(buffers.Body, JsonLimits.Review, out var notJson))
        {
            return new(Refusals.NotJson(notJson));
        }

        if (!AdmissionReview.TryRead(buffers.Text, buffers.Request, out var noReview))
        {
            return new(Refusals.NoReview(noReview));
        }

        // Read once: a reload in the middle must not give one review two sets.
        if (_policies.Current is not { } set)
        {
            return new(Refusals.NotReady);
        }

        if (!_scope.Covers(buffers.Request))
        {
            return new(Answer(buffers, phase, Decision.Allow));
        }

        var objects = _objects is null ? null : new FetchedObjects(_objects);
        var review = new Review
        {
            Request = buffers.Request,
            Phase = phase,
            Now = _clock.GetUtcNow(),
            Objects = objects is null ? NoObjects.Instance : objects,
        };
        var needs = set.NeedsOf(review);
        return needs.Count == 0 || objects is null
            ? new(Answer(buffers, phase, set.Evaluate(review)))
            : FetchAndJudgeAsync(buffers, set, review, objects, cancellation);
    }

    private async ValueTask<Refusal?> FetchAndJudgeAsync(
        ReviewBuffers buffers, PolicySet set, Review review, FetchedObjects objects, CancellationToken cancellation)
    {
        for (var round = 0; round < PolicySet.MaxLookupRounds; round++)
        {
            var needs = set.NeedsOf(review);
            if (needs.Count == 0)
            {
                break;
            }

            await objects.FetchAsync(needs, cancellation);
        }

        return Answer(buffers, review.Phase, set.Evaluate(review));
    }

    private Refusal? Answer(ReviewBuffers buffers, ReviewPhase phase, Decision decision)
    {
        buffers.WriteAnswer(decision.ToResponse(buffers.Request));
        _recorder.Record(buffers.Request, phase, decision);
        return null;
    }
}
