using Caveat.Cluster;
using Caveat.Cluster.Authorization;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Lookups;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Traces;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Reviews;

/// <summary>From the bytes of a review to the bytes of its answer. Knows no HTTP.</summary>
internal sealed class ReviewJudge
{
    private readonly ServedPolicies _policies;
    private readonly LiveCluster? _cluster;
    private readonly WebhookScope _scope;
    private readonly DecisionRecorder _recorder;
    private readonly TimeProvider _clock;

    public ReviewJudge(ServedPolicies policies, LiveCluster? cluster, WebhookScope scope, DecisionRecorder recorder, TimeProvider clock)
    {
        _policies = policies;
        _cluster = cluster;
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

        if (_cluster is null)
        {
            return new(Answer(buffers, phase, set.Evaluate(ReviewOf(buffers, phase, NoObjects.Instance, access: null))));
        }

        var objects = new FetchedObjects(_cluster.Objects);
        var access = new AskedAccess(_cluster.Access, buffers.Request);
        var review = ReviewOf(buffers, phase, objects, access);
        var needs = set.NeedsOf(review);
        if (needs.Count == 0 && !access.HasQuestions)
        {
            var decision = set.Evaluate(review);
            if (!access.HasQuestions)
            {
                return new(Answer(buffers, phase, decision));
            }
        }

        return FetchAndJudgeAsync(buffers, set, review, objects, access, cancellation);
    }

    private Review ReviewOf(ReviewBuffers buffers, ReviewPhase phase, IObjectLookup objects, AskedAccess? access) => new()
    {
        Request = buffers.Request,
        Phase = phase,
        Now = _clock.GetUtcNow(),
        Objects = objects,
        Authorizer = access,
    };

    private async ValueTask<Refusal?> FetchAndJudgeAsync(
        ReviewBuffers buffers, PolicySet set, Review review, FetchedObjects objects, AskedAccess access, CancellationToken cancellation)
    {
        var decision = await FetchAsync(set, review, objects, access, cancellation);
        return Answer(buffers, review.Phase, decision);
    }

    private async ValueTask<Decision> FetchAsync(PolicySet set, Review review, FetchedObjects objects, AskedAccess access, CancellationToken cancellation)
    {
        using var span = Spans.Fetch();
        var started = _clock.GetTimestamp();
        // What is not there by then is unknown, which the rules have an answer to; the API server would have none.
        using var bound = new CancellationTokenSource(ReviewLimits.FetchTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
        for (var round = 0; round < PolicySet.MaxLookupRounds; round++)
        {
            var needs = set.NeedsOf(review);
            if (needs.Count == 0 && !access.HasQuestions)
            {
                break;
            }

            await Task.WhenAll(objects.FetchAsync(needs, linked.Token), access.FetchAsync(linked.Token));
        }

        // What rules ask of the user is known only when they run: a run that asked something new is made again with the answer.
        var decision = set.Evaluate(review);
        for (var round = 0; round < AskedAccess.MaxRounds && access.HasQuestions; round++)
        {
            await access.FetchAsync(linked.Token);
            decision = set.Evaluate(review);
        }

        _recorder.RecordFetch(_clock.GetElapsedTime(started));
        return decision;
    }

    private Refusal? Answer(ReviewBuffers buffers, ReviewPhase phase, Decision decision)
    {
        buffers.WriteAnswer(decision.ToResponse(buffers.Request));
        _recorder.Record(buffers.Request, phase, decision);
        return null;
    }
}
