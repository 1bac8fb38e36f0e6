using Caveat.Cluster.Registration;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Fuzz;

/// <summary>The way of a review below HTTP, from octets to octets, with the policies of the corpus and without an API server to ask.</summary>
public sealed class FuzzedWebhook : IDisposable
{
    private readonly ReviewJudge _judge;
    private readonly ReviewBuffers _used = new(new BodyBudget());

    /// <param name="policies">YAML.</param>
    /// <param name="log">Takes every line that the webhook writes; called at once.</param>
    public FuzzedWebhook(string policies, Action<string> log)
        : this(policies, log, events: null)
    {
    }

    internal FuzzedWebhook(string policies, Action<string> log, DecisionEvents? events)
    {
        var loaded = PolicyLoader.Load(new SourceText("policies.yaml", policies));
        Promise.Keep(loaded.Diagnostics.Count == 0, "policies that load: " + string.Join('\n', loaded.Diagnostics.Select(diagnostic => diagnostic.Message)));
        var set = PolicySet.Build(loaded.Documents, new PolicySetOptions());
        Promise.Keep(set.Failures.Count == 0, "policies that serve: " + string.Join('\n', set.Failures));
        var served = new ServedPolicies();
        served.Offer(new PolicyReading(set, FileCount: 1, [], []), mayBeEmpty: false);
        _judge = new ReviewJudge(served, cluster: null, WebhookScope.Default, new DecisionRecorder(new WebhookMetrics(), events, new LineLogger(log)), TimeProvider.System);
    }

    /// <summary>The answer, or null and why there is none.</summary>
    public byte[]? Answer(byte[] review, bool mutates, out string refusal)
    {
        using var fresh = new ReviewBuffers(new BodyBudget());
        var first = Answer(fresh, review, mutates, out refusal);
        // The buffers of the last review, as the pool hands them on.
        string refusalAgain;
        byte[]? again;
        lock (_used)
        {
            again = Answer(_used, review, mutates, out refusalAgain);
            _used.Clear();
        }

        Promise.Keep(refusal == refusalAgain && first.AsSpan().SequenceEqual(again), "the same answer, whatever was judged before");
        return first;
    }

    /// <inheritdoc/>
    public void Dispose() => _used.Dispose();

    private byte[]? Answer(ReviewBuffers buffers, byte[] review, bool mutates, out string refusal)
    {
        Promise.Keep(buffers.TryAppend(new(review)), "room for one review");
        var judging = _judge.JudgeAsync(buffers, mutates ? ReviewPhase.Mutate : ReviewPhase.Validate, CancellationToken.None).AsTask();
        Promise.Keep(judging.IsCompleted, "an answer at once where nobody has to be asked");
        var refused = judging.GetAwaiter().GetResult();
        Promise.Keep(refused is null or { Code: 400 }, $"a refusal for what is no review, and no other: {refused?.Message}");
        refusal = refused?.Message ?? "";
        return refused is null ? buffers.Answer.WrittenSpan.ToArray() : null;
    }
}
