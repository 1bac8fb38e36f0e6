using System.Diagnostics;
using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Getting rid of the webhook when every process of it was killed, with what the documentation says.</summary>
[Collection(OneDeployment.Name)]
public sealed class UninstallTests
{
    private const string Documents =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: left}
        spec: {resources: [{apiGroup: example.com, kinds: [Shop]}], identities: {}}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatException
        metadata: {name: left, namespace: deployed}
        spec: {rules: [left/not-4], objects: [{apiGroup: faults.example.com, kind: Widget, name: left}], until: '2999-01-01', reason: for the test, approvedBy: alice}
        ---

        """;

    private const string Gone =
        """
        gone: ValidatingWebhookConfiguration caveat
        gone: MutatingWebhookConfiguration caveat
        gone: Leases of caveat-system
        gone: Secrets of caveat-system
        gone: reports of openreports.io
        gone: reports of wgpolicyk8s.io
        gone: status of caveatpolicies
        gone: status of operatorprofiles
        gone: status of caveatexceptions

        """;

    private static readonly (string Kind, string Place)[] Statuses = [("caveatpolicy", ""), ("operatorprofile", ""), ("caveatexception", DeployedCluster.Place)];

    private readonly DeployedCluster _cluster;

    public UninstallTests(DeployedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task LeavesNothingWhenEveryReplicaWasKilled()
    {
        await UninstallAsync();
        await _cluster.ApplyAsync(Documents + Manifests.Against("left", 4));
        var before = await EverythingAsync();
        await using var deployment = await _cluster.DeployAsync();
        foreach (var (kind, place) in Statuses)
        {
            await Eventually.HoldsAsync(async () => (await StatusAsync(kind, place)).Contains("2 of 2 replicas enforce", StringComparison.Ordinal), $"both say how the {kind} stands");
        }

        Assert.NotEmpty((await EverythingAsync()).Except(before, StringComparer.Ordinal));
        await deployment.KillAsync();
        Assert.Equal(Gone.ReplaceLineEndings("\n"), await UninstallAsync());
        Assert.Equal(before, await EverythingAsync());
        foreach (var (kind, place) in Statuses)
        {
            Assert.Equal("", await StatusAsync(kind, place));
            await _cluster.MustAsync(["delete", kind, "left", .. In(place)]);
        }
    }

    [Fact]
    public async Task TheDocumentedLineLetsWritesThroughAgain()
    {
        await using var deployment = await _cluster.DeployAsync();
        await deployment.KillAsync();
        Assert.Equal(WriteOutcome.Refused, await _cluster.Writer.CreateAsync("waiting", """{"replicas":3}"""));
        await _cluster.MustAsync(DocumentedLine());
        await Eventually.HoldsAsync(async () => await _cluster.Writer.TryAsync("waiting", """{"replicas":3}""") == WriteOutcome.Stored, "writes ask nobody any more");
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync("waiting", """{"replicas":3}"""));
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.DeleteAsync("waiting"));
        await UninstallAsync();
    }

    // Without "$ kubectl"; the same wherever it is said.
    private static string[] DocumentedLine()
    {
        var lines = new[] { "docs/in-cluster.md", "docs/install.md", "deploy/helm/caveat/templates/NOTES.txt" }
            .SelectMany(static file => File.ReadLines(SourceTree.Path(file)))
            .Select(static line => line.TrimStart('$', ' '))
            .Where(static line => line.StartsWith("kubectl delete validatingwebhookconfiguration", StringComparison.Ordinal))
            .ToList();
        Assert.True(lines.Count >= 3, "each of the three says it");
        return Assert.Single(lines.Distinct(StringComparer.Ordinal)).Split(' ')[1..];
    }

    private async Task<string> UninstallAsync()
    {
        var start = new ProcessStartInfo(SourceTree.WebhookExecutable, ["uninstall", $"--kubeconfig={_cluster.Kubeconfig}", $"--namespace={DeployedCluster.Space}"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>Every object of every kind, but for Events, which the API server forgets by itself.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var kinds = (await _cluster.MustAsync("api-resources", "--verbs=list,get", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static kind => !kind.StartsWith("events", StringComparison.Ordinal) && kind != "componentstatuses");
        var listed = await _cluster.MustAsync("get", string.Join(',', kinds), "--all-namespaces", "--ignore-not-found", "-o", "jsonpath={range .items[*]}{.kind}/{.metadata.namespace}/{.metadata.name}{\"\\n\"}{end}");
        return [.. listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private Task<string> StatusAsync(string kind, string place) => _cluster.MustAsync(["get", kind, "left", "-o", "jsonpath={.status}", .. In(place)]);

    private static string[] In(string place) => place.Length == 0 ? [] : ["-n", place];
}
