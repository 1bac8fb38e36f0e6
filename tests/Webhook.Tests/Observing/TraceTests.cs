using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Caveat.Policies;
using Caveat.Webhook.Observing.Traces;
using OpenTelemetry.Trace;

namespace Caveat.Webhook.Tests.Observing;

/// <summary>One after the other: who listens to spans listens to those of the whole process.</summary>
public sealed class TraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task AReviewCostsNothingWhileNobodyListens_AndJoinsTheTraceOfItsRequestWhenSomebodyDoes()
    {
        Assert.Equal(0, Allocations.BytesOfARound(static () => Spans.Review(ReviewPhase.Validate)?.Dispose()));

        await using var server = await WebhookServer.StartAsync(clock: null, ("replicas.yaml", Samples.Policies));
        var spans = new ConcurrentBag<Activity>();
        using (var listener = new ActivityListener
        {
            ShouldListenTo = static source => source == Spans.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Add,
        })
        {
            ActivitySource.AddActivityListener(listener);
            await PostAsync(server, Samples.Review(2));
            await UntilAsync(() => !spans.IsEmpty);
        }

        var span = Assert.Single(spans);
        Assert.Equal(("review validate", TraceId), (span.OperationName, span.TraceId.ToHexString()));
        Assert.Equal(
            "caveat.allowed=False caveat.violations=1 caveat.errors=0 k8s.request.uid=705ab4f5 k8s.resource.group=example.com k8s.resource.name=widgets k8s.namespace.name=shop k8s.object.name=w",
            string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")));
    }

    // The whole way: what the program does with an endpoint, to the bytes on the wire.
    [Fact]
    public async Task SpansAreSentToTheCollector()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)collector.LocalEndpoint).Port}");
        using (var exporting = TraceExport.Begin(endpoint, "replica-a"))
        {
            var parent = new ActivityContext(ActivityTraceId.CreateFromString(TraceId), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
            Spans.Source.StartActivity(ActivityKind.Internal, parent, name: "review validate")!.Dispose();
            var flushing = Task.Run(() => exporting.ForceFlush(2_000));
            using var connection = await collector.AcceptTcpClientAsync();
            var first = new byte[24];
            await connection.GetStream().ReadExactlyAsync(first);
            // OTLP by gRPC, which is HTTP/2 (RFC 9113, 3.4).
            Assert.Equal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Encoding.ASCII.GetString(first));
            connection.Close();
            collector.Stop();
            await flushing;
        }
    }

    private static async Task PostAsync(WebhookServer server, string review)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/validate") { Content = new StringContent(review, Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 400 && !isSo(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(isSo());
    }
}
