using System.Text;
using Caveat.Webhook.Fuzz;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tests.Auditing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Webhook.Tests.Observing;

public sealed class DecisionEventsTests
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: ['', events.k8s.io, example.com], resources: [configmaps, events]}]}
          rules: [{name: r, conflict: {fields: [data], when: 'true'}}]
        """;

    // Bug: each name that was denied was kept, at any length. Bug: a policy that denies Events denied the one that told so, which told so. Each review is judged twice.
    [Theory]
    [InlineData("", "configmaps", 253, "")]
    [InlineData("", "configmaps", 1_000_000, "caveat_events_dropped_total{reason=\"object\"} 2")]
    [InlineData("", "events", 1_000_000, "")]
    [InlineData("events.k8s.io", "events", 1_000_000, "")]
    [InlineData("example.com", "events", 1_000_000, "caveat_events_dropped_total{reason=\"object\"} 2")]
    public async Task OfWhatCanNotBeStoredAndOfEventsThereIsNone(string group, string resource, int length, string dropped)
    {
        using var server = new ReportServer();
        using var connection = server.Connect();
        var metrics = new WebhookMetrics();
        using var events = new DecisionEvents(new EventSink(connection, new ClusterOptions(), TimeProvider.System), metrics, TimeProvider.System, new KeptLog<DecisionEvents>([]));
        using var webhook = new FuzzedWebhook(Policy, static _ => { }, events);
        var answer = webhook.Answer(Encoding.UTF8.GetBytes(ReviewOf(group, resource, new string('n', length))), mutates: false, out _);
        Assert.Contains("\"allowed\":false", Encoding.UTF8.GetString(answer!), StringComparison.Ordinal);
        Assert.Equal(dropped, await DroppedAsync(metrics));
    }

    private static string ReviewOf(string group, string resource, string name) =>
        $$$"""
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","kind":{"group":"{{{group}}}","version":"v1","kind":"Thing"},
        "resource":{"group":"{{{group}}}","version":"v1","resource":"{{{resource}}}"},"operation":"CREATE","userInfo":{"username":"a"},"namespace":"shop","name":"{{{name}}}",
        "object":{"apiVersion":"v1","kind":"Thing","data":{}},"options":{},"dryRun":false } }
        """;

    private static async Task<string> DroppedAsync(WebhookMetrics metrics)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await metrics.WriteAsync(context);
        return string.Join('\n', Encoding.UTF8.GetString(body.ToArray()).Split('\n').Where(static line => line.StartsWith("caveat_events_dropped_total{", StringComparison.Ordinal)));
    }
}
