using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Cluster.Watching;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Options;
using Caveat.Webhook.Serving.FromCluster;
using Caveat.Webhook.Tests.Auditing;

namespace Caveat.Webhook.Tests;

/// <summary>What is told of documents that are rejected, and how often.</summary>
public sealed class PolicyEventsTests
{
    // Bug: the name of an Event that a long name was part of was refused every second, and nobody said so.
    [Theory]
    [InlineData(1, "", 1)]
    [InlineData(236, "", 236)]
    [InlineData(253, "", 236)]
    [InlineData(234, "-.nnn", 234)]
    public async Task AnEventsNameIsOneThatTheServerTakes(int length, string end, int kept)
    {
        using var server = new EventServer();
        var events = Events(server);
        var document = Document(new string('n', length) + end);
        Assert.Null(await events.TellAsync(document, Standing(1), CancellationToken.None));
        Assert.Null(await events.TellAsync(document, Standing(1), CancellationToken.None));
        var told = Assert.Single(server.Names);
        Assert.Equal(new string('n', kept), told[..^17]);
        Assert.Equal('.', told[^17]);
    }

    [Fact]
    public async Task WhatIsRefusedIsSaidOnceAndWhatMayPassIsTriedAgain()
    {
        using var server = new EventServer(503, 201, 422, 409);
        var events = Events(server);
        var document = Document("p");
        Assert.Equal("p: the API server says: it is 503", await events.TellAsync(document, Standing(1), CancellationToken.None));
        Assert.Null(await events.TellAsync(document, Standing(1), CancellationToken.None));
        Assert.Equal("p: the API server says: it is 422", await events.TellAsync(document, Standing(2), CancellationToken.None));
        Assert.Null(await events.TellAsync(document, Standing(2), CancellationToken.None));
        Assert.Null(await events.TellAsync(document, Standing(3), CancellationToken.None));
        Assert.Equal(4, server.Names.Count);
    }

    private static PolicyEvents Events(EventServer server) => new(new EventSink(new ReportServer().Connect(server), new ClusterOptions(), TimeProvider.System));

    private static WatchedObject Document(string name) => new(
        Encoding.UTF8.GetBytes($$$"""{"apiVersion":"caveat.dev/v1","kind":"CaveatPolicy","metadata":{"name":"{{{name}}}","uid":"u"}}"""), seen: 0);

    private static PolicyStanding Standing(long generation) => new("u", generation, EnforcedGeneration: 0, new string('p', 5000));

    /// <summary>Answers with statuses, one after the other, then with 201; keeps the names of the Events that it was sent.</summary>
    private sealed class EventServer(params int[] statuses) : DelegatingHandler
    {
        private readonly Queue<int> _statuses = new(statuses);

        public List<string> Names { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var note = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            Names.Add((string)note["metadata"]!["name"]!);
            Assert.Equal(1000, ((string)note["message"]!).Length);
            var status = _statuses.TryDequeue(out var next) ? next : 201;
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent($$"""{"message":"it is {{status}}"}""", Encoding.UTF8, "application/json") };
        }
    }
}
