using System.Text.Json;
using Caveat.Deploy.Tests.Running;
using Caveat.Sandbox.Clients;

namespace Caveat.Deploy.Tests.Chart;

/// <summary>The chart and the plain manifests against a real API server. It has no nodes: pods stay pending, and everything else is as in a cluster.</summary>
public sealed class InstallTests(RealApiServer server) : IClassFixture<RealApiServer>
{
    private const string Space = "chart-installs-here";

    // Kinds that a server of 1.20 does not have in this version; the chart writes the older one there, and a plain file can't ask.
    private static readonly string[] NewerThanTheServer = ["kind: PodDisruptionBudget\n"];

    [Fact]
    public async Task ThePlainManifestsAreAccepted()
    {
        var manifests = (await File.ReadAllTextAsync(SourceTree.Path("deploy/manifests/caveat.yaml"))).Split("\n---\n");
        var accepted = string.Join("\n---\n", manifests.Where(text => server.HasBudgetsOfV1 || !Array.Exists(NewerThanTheServer, text.Contains)));
        await MakeSpaceAsync();
        await MustAsync(server.Admin.RunAsync(["apply", "--server-side", "--dry-run=server", "--validate=false", "-f", "-"], accepted, CancellationToken.None));
    }

    [Fact]
    public async Task TheManifestsOfTheAuditJobAreAccepted()
    {
        var files = Directory.GetFiles(SourceTree.Path("deploy/audit-job"), "*.yaml").Order(StringComparer.Ordinal);
        var manifests = string.Join("\n---\n", files.Select(File.ReadAllText));
        // From Kubernetes 1.21 on; an older server takes a field that it does not know for a mistake.
        var isIndexed = (await server.Admin.RunAsync("explain", "job.spec.completionMode")).Succeeded;
        var accepted = isIndexed ? manifests : manifests.Replace("  completionMode: Indexed\n", "", StringComparison.Ordinal);
        Assert.Equal(isIndexed, accepted.Contains("completionMode", StringComparison.Ordinal));
        await MakeSpaceAsync();
        var applied = await MustAsync(server.Admin.RunAsync(["apply", "--server-side", "--dry-run=server", "--validate=false", "-f", "-", "-o", "name"], accepted, CancellationToken.None));
        Assert.Equal(
            "job.batch/caveat-audit\nserviceaccount/caveat-audit\nclusterrole.rbac.authorization.k8s.io/caveat-audit\nclusterrolebinding.rbac.authorization.k8s.io/caveat-audit\npersistentvolumeclaim/caveat-audit-reports\n",
            applied.Output);
    }

    [Fact]
    public async Task HelmInstallsItAndLeavesNothing()
    {
        var before = await NamesAsync();
        var values = SourceTree.Path("tests/Deploy.Tests/Chart/installed.values.yaml");
        (await Helm.RunAsync("install", "caveat", SourceTree.Chart, "--kubeconfig", server.Admin.KubeconfigPath, "--namespace", Space, "--create-namespace", "--values", values)).OrFail();
        var installed = (await NamesAsync()).Except(before, StringComparer.Ordinal).ToList();
        Golden.Verify(string.Join('\n', installed) + "\n", "tests/Deploy.Tests/Chart/installed.txt");

        (await Helm.RunAsync("upgrade", "caveat", SourceTree.Chart, "--kubeconfig", server.Admin.KubeconfigPath, "--namespace", Space, "--values", values, "--set", "replicas=3")).OrFail();
        var replicas = await MustAsync(server.Admin.RunAsync("get", "deployment", "caveat", "-n", Space, "-o", "jsonpath={.spec.replicas}"));
        Assert.Equal("3", replicas.Output);

        // No hooks: they are Jobs, and nobody runs a pod here.
        (await Helm.RunAsync("uninstall", "caveat", "--kubeconfig", server.Admin.KubeconfigPath, "--namespace", Space, "--no-hooks")).OrFail();
        Assert.Empty((await NamesAsync()).Except(before, StringComparer.Ordinal));
    }

    /// <summary>Everything that a chart could leave, as kind/name.</summary>
    private async Task<List<string>> NamesAsync()
    {
        const string kinds = "clusterroles,clusterrolebindings,customresourcedefinitions,validatingwebhookconfigurations,mutatingwebhookconfigurations";
        const string namespaced = "deployments,services,serviceaccounts,roles,rolebindings,poddisruptionbudgets,networkpolicies,configmaps,secrets,leases,jobs";
        var listed = await MustAsync(server.Admin.RunAsync("get", kinds, "-o", "json"));
        var inSpace = await MustAsync(server.Admin.RunAsync("get", namespaced, "-n", Space, "-o", "json"));
        return [.. Names(listed.Output).Concat(Names(inSpace.Output)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Names(string list)
    {
        using var parsed = JsonDocument.Parse(list);
        return [.. parsed.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => $"{item.GetProperty("kind").GetString()}/{item.GetProperty("metadata").GetProperty("name").GetString()}")];
    }

    // A dry run makes no namespace for those that come after it.
    private async Task MakeSpaceAsync() =>
        await MustAsync(server.Admin.RunAsync(["apply", "--server-side", "-f", "-"], "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"caveat-system\"}}", CancellationToken.None));

    private static async Task<KubectlResult> MustAsync(Task<KubectlResult> running)
    {
        var result = await running;
        Assert.True(result.Succeeded, result.Error);
        return result;
    }
}
