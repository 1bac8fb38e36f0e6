using System.Text;
using System.Text.Json;
using Caveat.Cluster.PolicyReports;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;
using Caveat.Webhook.Auditing;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Caveat.Webhook.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caveat.Webhook.Tests.Auditing;

/// <summary>A bug in the audit of one namespace holds up none of the others, and what is said of it.</summary>
public sealed class BrokenNamespaceTests : IDisposable
{
    private const string Group = "wgpolicyk8s.io/v1alpha2";
    private const string Again = "a bug: the audit of namespace 'b' broke off; it is tried once more behind all others";
    private const string Lost = "a bug: this audit is without namespace 'b', whose policy report stays as it was";

    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: owners}
        spec:
          match: {resources: [{apiGroups: [""], kinds: [ConfigMap]}]}
          rules:
            - name: has-data
              require: {that: has(object.data), fields: [data]}
              message: it is empty
        """;

    private readonly WebhookMetrics _metrics = new();
    private readonly List<string> _log = [];
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"caveat-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    /// <summary>How often a bug breaks namespace b, what the replica before has left, and what comes of it: the namespaces that are listed and those with a report, what is said, and what is counted.</summary>
    public static TheoryData<int, string, string, string, string[], string> Runs() => new()
    {
        { 0, "", "a b c", "a b c", [], "3 objects, 0 problems, 0 lost" },
        { 1, "", "a b c b", "a b c", [Again], "3 objects, 0 problems, 0 lost" },
        { 9, "", "a b c b", "a c", [Again, Lost], "2 objects, 1 problems, 1 lost" },
        // Another replica goes on: behind the namespace, or with its second try.
        { 9, """{"started":"2026-11-29T12:00:00Z","done":"b","again":["b"],"objects":1,"findings":[]}""", "c b", "c", [Lost], "2 objects, 1 problems, 1 lost" },
        { 0, """{"started":"2026-11-29T12:00:00Z","done":"c","again":["b"],"objects":2,"findings":[]}""", "b", "b", [], "3 objects, 0 problems, 0 lost" },
        { 0, """{"started":"2026-11-29T12:00:00Z","done":"c","lost":1,"objects":2,"problems":1,"findings":[]}""", "", "", [], "2 objects, 1 problems, 1 lost" },
        // It was deleted meanwhile.
        { 0, """{"started":"2026-11-29T12:00:00Z","done":"c","again":["gone"],"objects":3,"findings":[]}""", "", "", [], "3 objects, 0 problems, 0 lost" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task OthersAreAuditedAllTheSame(int bugs, string note, string listed, string reported, string[] said, string counted)
    {
        using var reports = new ReportServer(Group);
        using var server = new AuditedServer(new Dictionary<string, int> { ["b"] = bugs }, "a", "b", "c");
        if (note.Length > 0)
        {
            server.Leave(note);
        }

        var metrics = await AuditAsync(server, reports, file: null);
        Assert.Equal(listed, string.Join(' ', server.Listed));
        Assert.Equal(reported.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static place => $"PATCH /apis/{Group}/namespaces/{place}/policyreports/caveat").Order(StringComparer.Ordinal), reports.Writes.Order(StringComparer.Ordinal));
        Assert.Equal(said, _log.Where(static line => line.StartsWith("a bug", StringComparison.Ordinal)));
        var end = AuditProgress.Read(server.Note);
        Assert.Equal(counted, $"{end.Counts.Objects} objects, {end.Counts.Problems} problems, {end.Lost} lost");
        Assert.Contains($"\ncaveat_audit_lost_namespaces {end.Lost}\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFullResultSaysWhatItIsWithout()
    {
        using var reports = new ReportServer(Group);
        using var server = new AuditedServer(new Dictionary<string, int> { ["b"] = 1 }, "a", "b", "c");
        await AuditAsync(server, reports, _file);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_file));
        Assert.Equal(["a", "c"], json.RootElement.GetProperty("results").EnumerateArray().Select(static row => row.GetProperty("resource").GetProperty("namespace").GetString()!));
        Assert.Equal(["namespace 'b': a bug broke its audit off; rows of it may be missing here"], json.RootElement.GetProperty("problems").EnumerateArray().Select(static problem => problem.GetString()!));
    }

    /// <summary>What the metrics show at the end of a run. The Lease says it too by then.</summary>
    private async Task<string> AuditAsync(AuditedServer server, ReportServer reports, string? file)
    {
        using var connection = reports.Connect(server);
        var options = new AuditOptions { Interval = AuditOptions.MaxInterval, ObjectsPerSecond = AuditOptions.MaxObjectsPerSecond, ReportFile = file };
        var clock = TimeProvider.System;
        await using var caches = new LookupCaches(connection, clock);
        var timing = new AuditClock(clock, new KeptLog<AuditService>(_log));
        var election = new AuditElection(connection, new ClusterOptions(), clock);
        var run = new AuditRun(
            new ClusterAuditor(connection, caches, options, WebhookScope.Default, clock), new PlaceReports(new PolicyReportStore(connection, clock), _metrics.Audit, timing), timing);
        using var leading = new ElectionService(election.Lease, clock, NullLogger<ElectionService>.Instance);
        using var audit = new AuditService(election, run, new AuditResults(options, _metrics.Audit, timing), Served(), timing);
        await leading.StartAsync(CancellationToken.None);
        await audit.StartAsync(CancellationToken.None);
        var metrics = await MetricsWhenAsync("\ncaveat_audit_last_run_timestamp_seconds ");
        await audit.StopAsync(CancellationToken.None);
        await leading.StopAsync(CancellationToken.None);
        return metrics;
    }

    private static ServedPolicies Served()
    {
        var loaded = PolicyLoader.Load(new SourceText("owners.yaml", Policy));
        Assert.Empty(loaded.Diagnostics);
        var served = new ServedPolicies();
        served.Offer(new PolicyReading(PolicySet.Build(loaded.Documents, new PolicySetOptions()), FileCount: 1, [], []), mayBeEmpty: false);
        return served;
    }

    private async Task<string> MetricsWhenAsync(string sought)
    {
        var bound = TimeSpan.FromMinutes(2);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await MetricsAsync();
            if (text.Contains(sought, StringComparison.Ordinal))
            {
                return text;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < bound, $"no run has ended in {bound.TotalMinutes} minutes");
            await Task.Delay(20);
        }
    }

    private async Task<string> MetricsAsync()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await _metrics.WriteAsync(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
