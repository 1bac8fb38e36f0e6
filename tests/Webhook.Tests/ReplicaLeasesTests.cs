using System.Net;
using System.Text;
using Caveat.Webhook.Options;
using Caveat.Webhook.Serving.FromCluster;
using Caveat.Webhook.Tests.Auditing;
using Caveat.Webhook.Tests.Observing;

namespace Caveat.Webhook.Tests;

/// <summary>The Leases of replicas of which one was killed.</summary>
public sealed class ReplicaLeasesTests
{
    private const string Killed = """/apis/coordination.k8s.io/v1/namespaces/here/leases/caveat-replica-killed {"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"resourceVersion":"5"}}""";

    // Bug: the Lease of a replica that was killed stayed for good, and each that started counted it as serving at first, which the others did not.
    [Theory]
    [InlineData(299, HttpStatusCode.OK, "", null)]
    [InlineData(300, HttpStatusCode.OK, Killed, null)]
    [InlineData(300, HttpStatusCode.NotFound, Killed, null)]
    [InlineData(300, HttpStatusCode.Conflict, Killed, null)]
    [InlineData(300, HttpStatusCode.Forbidden, Killed, "the API server answers with status 403")]
    public async Task WhatAReplicaLeftThatWasKilledGoes(int seconds, HttpStatusCode status, string deleted, string? failure)
    {
        using var server = new LeaseServer(status);
        using var connection = new ReportServer().Connect(server);
        var clock = new HandClock();
        var leases = new ReplicaLeases(connection, new ClusterOptions { Namespace = "here", Replica = "own" }, clock);
        using var ending = new CancellationTokenSource();
        var watching = leases.Watch.RunAsync(ending.Token);
        await server.Watched;
        clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(failure, await leases.ClearAsync(CancellationToken.None));
        Assert.Equal(deleted, string.Join('\n', server.Deleted));
        await ending.CancelAsync();
        await watching;
    }

    /// <summary>Has two Leases, of which neither changes, and answers each attempt to delete one with a status.</summary>
    private sealed class LeaseServer(HttpStatusCode status) : DelegatingHandler
    {
        private readonly TaskCompletionSource _watched = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Watched => _watched.Task;

        /// <summary>Path and body.</summary>
        public List<string> Deleted { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Delete)
            {
                Deleted.Add($"{request.RequestUri!.AbsolutePath} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
                return Answer(status, "{}");
            }

            if (request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal))
            {
                _watched.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Answer(HttpStatusCode.OK, """
                {"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"caveat-replica-killed","resourceVersion":"5"}},{"metadata":{"name":"caveat-replica-own","resourceVersion":"6"}}]}
                """);
        }

        private static HttpResponseMessage Answer(HttpStatusCode code, string body) => new(code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
