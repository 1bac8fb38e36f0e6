using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Caveat.EndToEnd.Tests.Cluster;
using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.EndToEnd.Tests;

/// <summary>Replicas that audit on a schedule, beside a real API server that has policy reports.</summary>
[Collection(SharedCluster.Name)]
public sealed class AuditTests(GuardedCluster cluster)
{
    // A guard against what never happens; nothing is timed by it.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private const string LastRun = "caveat_audit_last_run_timestamp_seconds";
    private const string ServiceAccount = "system:serviceaccount:caveat-system:caveat";
    private const string Places = """{range .items[*]}{.metadata.namespace} {.summary.pass}/{.summary.fail}{"\n"}{end}""";

    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: owners}
        spec:
          match: {resources: [{apiGroups: [""], kinds: [ConfigMap, Secret]}]}
          rules:
            - name: has-an-owner
              severity: critical
              when: object.metadata.namespace.startsWith("aud-")
              require: {that: 'has(object.data) && "owner" in object.data', fields: [data.owner]}
              message: nobody owns it
              fix: say who does, in data.owner
        """;

    private readonly GuardedCluster _cluster = cluster;

    [Fact]
    public async Task WhereAReplicaIsKilledTheOtherGoesOnAndWhatIsAsItWasIsNotWritten()
    {
        await PrepareAsync();
        await using var slow = Replica("slow");
        await using var fast = Replica("fast");

        // The second namespace has 40 objects, of which the slow one judges one a second.
        Start(slow, "slow", "--audit-rate=1");
        await UntilAsync("the first namespace is done", slow, async () => (await NoteAsync()).Contains("\"done\":\"aud-a\"", StringComparison.Ordinal));
        Assert.Equal("aud-a 1/1\n", await ReportsAsync(Places));
        // The rights that ship are none to list Secrets, which is said once.
        Assert.Equal(
            "1 of the resources and objects could not be read or judged",
            (await _cluster.Human.RunAsync("get", "clusterpolicyreport", "caveat", "-o", "jsonpath={.metadata.annotations.caveat\\.dev/incomplete}")).Output);
        Assert.Contains("secrets: not audited: the API server says: secrets is forbidden", await File.ReadAllTextAsync(slow.LogFile), StringComparison.Ordinal);
        Start(fast, "fast", "--audit-rate=1000");
        var versionOfTheFirst = await ReportsAsync("{.items[*].metadata.resourceVersion}");
        await slow.KillAsync();

        await UntilAsync("the run has ended", fast, async () => (await MetricsAsync(fast)).Contains("\ncaveat_audit_findings{", StringComparison.Ordinal));
        Assert.Contains("audit begins behind namespace aud-a", await File.ReadAllTextAsync(fast.LogFile), StringComparison.Ordinal);
        Assert.Contains("""caveat_audit_findings{policy="owners",rule="has-an-owner",severity="critical",result="fail"} 41""", await MetricsAsync(fast), StringComparison.Ordinal);
        Assert.Equal("aud-a 1/1\naud-b 0/40\naud-c 1/0\n", await ReportsAsync(Places));
        Assert.Equal(
            "caveat owners/has-an-owner fail high critical ConfigMap aud-a/bare nobody owns it | caveat-webhook",
            await ReportsAsync("{range .items[0].results[*]}{.source} {.policy}/{.rule} {.result} {.severity} {.properties.severity} {.resources[0].kind} {.resources[0].namespace}/{.resources[0].name} {.message}{end} | {.items[0].metadata.labels.app\\.kubernetes\\.io/managed-by}"));

        var versions = await ReportsAsync("{.items[*].metadata.resourceVersion}");
        Assert.StartsWith(versionOfTheFirst + " ", versions, StringComparison.Ordinal);
        var before = await NumberAsync(fast, LastRun);
        await UntilAsync("another run has ended", fast, async () => await NumberAsync(fast, LastRun) > before);
        Assert.Equal(versions, await ReportsAsync("{.items[*].metadata.resourceVersion}"));
        Assert.Equal(2, await NumberAsync(fast, "caveat_audit_reports_total{outcome=\"written\"}"));

        await MustAsync(_cluster.Human.RunAsync("delete", "configmap", "owned", "-n", "aud-c"));
        await MustAsync(_cluster.Human.RunAsync("patch", "configmap", "bare", "-n", "aud-a", "--type=merge", "-p", """{"data":{"owner":"me"}}"""));
        await UntilAsync("what is mended is no finding, and where nothing is left there is no report", fast, async () => await ReportsAsync(Places) == "aud-a 2/0\naud-b 0/40\n");
        Assert.Equal("", await ReportsAsync("{.items[0].results[*]}"));
    }

    [Fact]
    public async Task WhenTheApiServerIsRestartedMidwayTheRunEndsWithEveryFindingOnce()
    {
        await PrepareAsync();
        await using var replica = Replica("patient");
        var file = Path.Combine(_cluster.Plane.StateDirectory, "restarted.json");

        // The second namespace takes five seconds.
        Start(replica, "patient", "--audit-rate=8", $"--audit-report={file}");
        await UntilAsync("the first namespace is done", replica, async () => await ReportsAsync(Places) == "aud-a 1/1\n");
        await _cluster.Plane.KillApiServerAsync();
        Assert.False(File.Exists(file), "the run has ended before the API server was killed");
        (await _cluster.Plane.StartApiServerAsync()).OrThrow();

        await UntilAsync("the run has ended", replica, async () => (await MetricsAsync(replica)).Contains("\ncaveat_audit_findings{", StringComparison.Ordinal));
        Assert.Contains("""caveat_audit_findings{policy="owners",rule="has-an-owner",severity="critical",result="fail"} 41""", await MetricsAsync(replica), StringComparison.Ordinal);
        Assert.Equal("aud-a 1/1\naud-b 0/40\naud-c 1/0\n", await ReportsAsync(Places));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        Assert.Equal(
            ["aud-a/bare", .. Enumerable.Range(0, 40).Select(static i => $"aud-b/c{i}").Order(StringComparer.Ordinal)],
            json.RootElement.GetProperty("results").EnumerateArray().Where(static row => row.GetProperty("result").GetString() == "fail")
                .Select(static row => row.GetProperty("resource")).Select(static of => $"{of.GetProperty("namespace").GetString()}/{of.GetProperty("name").GetString()}"));
    }

    [Fact]
    public async Task TheFullResultGoesToAFileAndAnEndpoint()
    {
        await GrantAsync();
        await File.WriteAllTextAsync(PolicyFile, Policy);
        using var listener = new HttpListener();
        await using var replica = Replica("telling");
        var endpoint = $"http://127.0.0.1:{FreePort()}/audits/";
        listener.Prefixes.Add(endpoint);
        listener.Start();
        var file = Path.Combine(_cluster.Plane.StateDirectory, "audit.json");
        Start(replica, "telling", $"--audit-report={file}", $"--audit-endpoint={endpoint}", "--audit-rate=1000");

        var context = await listener.GetContextAsync().WaitAsync(Bound);
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        context.Response.Close();
        Assert.Equal(await File.ReadAllBytesAsync(file), body.ToArray());
        using var json = JsonDocument.Parse(body.ToArray());
        Assert.True(json.RootElement.GetProperty("summary").TryGetProperty("fail", out _));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // What is shipped is enough: replicas that audit have these rights, and no others.
    private async Task GrantAsync()
    {
        string[] kinds = ["kind: ClusterRole\n", "kind: ClusterRoleBinding\n", "kind: Role\n", "kind: RoleBinding\n"];
        foreach (var file in (string[])["caveat.yaml", "audit.yaml"])
        {
            var manifests = (await File.ReadAllTextAsync(SourceTree.Path($"deploy/manifests/{file}"))).Split("\n---\n");
            await GuardedCluster.ApplyAsync(_cluster.Human, string.Join("\n---\n", manifests.Where(text => Array.Exists(kinds, text.Contains))));
        }
    }

    private async Task PrepareAsync()
    {
        await GrantAsync();
        // Nobody goes on where the other test's replica was.
        await MustAsync(_cluster.Human.RunAsync("delete", "lease", "caveat-audit", "-n", "caveat-system", "--ignore-not-found"));
        await GuardedCluster.ApplyAsync(_cluster.Human, ReportCrds.WorkingGroup);
        await MustAsync(_cluster.Human.RunAsync("wait", "--for=condition=Established", "--timeout=60s", "crd/policyreports.wgpolicyk8s.io", "crd/clusterpolicyreports.wgpolicyk8s.io"));
        // Nor finds what it has left.
        await MustAsync(_cluster.Human.RunAsync("delete", "policyreports", "--all", "--all-namespaces"));
        var objects = new StringBuilder();
        foreach (var place in (string[])["aud-a", "aud-b", "aud-c"])
        {
            await MustAsync(_cluster.Human.RunAsync("delete", "configmaps", "--all", "-n", place));
            objects.Append(CultureInfo.InvariantCulture, $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {place}}}\n");
        }

        Append(objects, "aud-a", "bare", "{}");
        Append(objects, "aud-a", "owned", "{owner: me}");
        Append(objects, "aud-c", "owned", "{owner: me}");
        for (var i = 0; i < 40; i++)
        {
            Append(objects, "aud-b", $"c{i}", "{}");
        }

        await GuardedCluster.ApplyAsync(_cluster.Human, objects.ToString());
        await File.WriteAllTextAsync(PolicyFile, Policy);
    }

    private static void Append(StringBuilder objects, string place, string name, string data) =>
        objects.Append(CultureInfo.InvariantCulture, $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: {place}}}\ndata: {data}\n");

    private string PolicyFile => Path.Combine(_cluster.Plane.StateDirectory, "owners.yaml");

    private OwnedProgram Replica(string name) => new(name, SourceTree.WebhookExecutable, Path.Combine(_cluster.Plane.StateDirectory, $"audit-{name}.log"), TimeProvider.System);

    private void Start(OwnedProgram program, string name, params string[] arguments) => Assert.Null(program.Start(
    [
        $"--listen=127.0.0.1:{program.Port}", $"--kubeconfig={_cluster.Plane.KubeconfigFor(ServiceAccount, "system:serviceaccounts", "system:authenticated")}", $"--replica={name}", "--audit-interval=5s",
        $"--tls-dir={Path.Combine(_cluster.Plane.StateDirectory, $"audit-{name}-tls")}", $"--policies={PolicyFile}", .. arguments,
    ]));

    private async Task<string> ReportsAsync(string jsonPath) =>
        (await _cluster.Human.RunAsync("get", "policyreports", "--all-namespaces", "-o", $"jsonpath={jsonPath}")).Output;

    private async Task<string> NoteAsync() =>
        (await _cluster.Human.RunAsync("get", "lease", "caveat-audit", "-n", "caveat-system", "--ignore-not-found", "-o", "jsonpath={.metadata.annotations.caveat\\.dev/note}")).Output;

    private static async Task<double> NumberAsync(OwnedProgram program, string name)
    {
        foreach (var line in (await MetricsAsync(program)).Split('\n'))
        {
            if (line.StartsWith(name + " ", StringComparison.Ordinal))
            {
                return double.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    private static async Task<string> MetricsAsync(OwnedProgram program)
    {
#pragma warning disable MA0039 // Metrics of a process that this test started.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
#pragma warning restore MA0039
        using var client = new HttpClient(handler);
        try
        {
            return await client.GetStringAsync(new Uri($"https://127.0.0.1:{program.Port}/metrics"));
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return "";
        }
    }

    private static async Task UntilAsync(string what, OwnedProgram program, Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(program.IsRunning, program.EndOfLog);
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Bound, $"not in {Bound.TotalMinutes} minutes: {what}. {program.EndOfLog}");
            await Task.Delay(PollInterval);
        }
    }

    private static async Task MustAsync(Task<KubectlResult> running)
    {
        var result = await running;
        Assert.True(result.Succeeded, result.Error);
    }
}
