using System.Buffers;
using System.Text;
using Caveat.Cluster;
using Caveat.Cluster.Authorization;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Manifests.Testing;
using Caveat.Policies;
using Caveat.PolicyFiles;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caveat.Packs.Tests.Webhook;

/// <summary>What the webhook does between the bytes of a request and those of its answer, in the cluster of a case.</summary>
internal sealed class CaseWebhook : IDisposable
{
    private readonly ClusterConnection _connection;
    private readonly ReviewJudge _judge;
    private readonly ReviewBuffers _buffers = new(new BodyBudget());

    public CaseWebhook(CaseSetup setup, PolicySet policies, string kubeconfig, IReadOnlySet<string> kinds)
    {
        var clock = new CaseClock(setup.Now);
        _connection = ClusterConnection.Open(kubeconfig, [new CaseServer(setup, kinds)], out var failure)!;
        Assert.Null(failure);
        var served = new ServedPolicies();
        served.Offer(new PolicyReading(policies, FileCount: 1, [], []), mayBeEmpty: true);
        var recorder = new DecisionRecorder(new WebhookMetrics(), events: null, NullLogger<DecisionRecorder>.Instance);
        var cluster = new LiveCluster(new LiveObjects(_connection, clock), new AccessReviews(_connection, clock));
        _judge = new ReviewJudge(served, cluster, WebhookScope.Default, recorder, clock);
    }

    public async Task<string> AnswerAsync(ReadOnlyMemory<byte> review, ReviewPhase phase)
    {
        _buffers.Clear();
        Assert.True(_buffers.TryAppend(new ReadOnlySequence<byte>(review)));
        Assert.Null(await _judge.JudgeAsync(_buffers, phase, CancellationToken.None));
        return Encoding.UTF8.GetString(_buffers.Answer.WrittenSpan);
    }

    public void Dispose()
    {
        _buffers.Dispose();
        _connection.Dispose();
    }
}
