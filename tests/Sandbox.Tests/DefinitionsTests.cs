using System.Text.Json;
using Caveat.Sandbox.Clients;

namespace Caveat.Sandbox.Tests;

/// <summary>A real API server takes deploy/crds, and keeps every field of every policy that comes with Caveat.</summary>
public sealed class DefinitionsTests : IClassFixture<SharedControlPlane>
{
    private static readonly string Root = FindRoot();

    private readonly Kubectl _kubectl;

    public DefinitionsTests(SharedControlPlane shared) => _kubectl = shared.Plane.Kubectl;

    [Fact]
    public async Task AServerStoresWhatCaveatLoads()
    {
        await SucceedAsync("apply", "-f", Path.Combine(Root, "deploy", "crds"));
        await SucceedAsync("wait", "--for=condition=Established", "--timeout=60s", "crd/caveatpolicies.caveat.dev", "crd/operatorprofiles.caveat.dev", "crd/caveatexceptions.caveat.dev");
        foreach (var file in PolicyFiles())
        {
            await SucceedAsync("apply", "-f", file);
            await AssertStoredAsync(file);
        }

        await AssertRefusedAsync("spec.rules.severity", "{name: r, severity: awful, protect: {deletion: true}}");
        await AssertRefusedAsync("spec.rules.protect.deletion", "{name: r, protect: {deletion: 'yes'}}");
        await AssertRefusedAsync("spec.rules", "{name: r}");

        Assert.Contains("OPERATOR", await SucceedAsync("get", "cvp"), StringComparison.Ordinal);
        Assert.Contains("caveatpolicy.caveat.dev/", await SucceedAsync("get", "caveat", "-o", "name"), StringComparison.Ordinal);
    }

    // kubectl keeps what it sent in an annotation: nothing of it may be missing from what is stored.
    private async Task AssertStoredAsync(string file)
    {
        using var stored = JsonDocument.Parse(await SucceedAsync("get", "-f", file, "-o", "json"));
        var items = stored.RootElement.TryGetProperty("items", out var list) ? list.EnumerateArray().ToArray() : [stored.RootElement];
        Assert.NotEmpty(items);
        foreach (var item in items)
        {
            var sent = item.GetProperty("metadata").GetProperty("annotations").GetProperty("kubectl.kubernetes.io/last-applied-configuration").GetString()!;
            using var written = JsonDocument.Parse(sent);
            Assert.True(JsonElement.DeepEquals(written.RootElement.GetProperty("spec"), item.GetProperty("spec")), $"{file}: {sent}\n{item.GetProperty("spec")}");
        }
    }

    private async Task AssertRefusedAsync(string field, string rule)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"apiVersion: caveat.dev/v1\nkind: CaveatPolicy\nmetadata: {{name: wrong}}\nspec: {{rules: [{rule}]}}\n");
        var result = await _kubectl.RunAsync("apply", "--validate=false", "-f", file);
        File.Delete(file);
        Assert.False(result.Succeeded, result.Output);
        Assert.Contains(field, result.Error, StringComparison.Ordinal);
    }

    private async Task<string> SucceedAsync(params IReadOnlyList<string> arguments)
    {
        var result = await _kubectl.RunAsync(arguments);
        Assert.True(result.Succeeded, $"{string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }

    private static IEnumerable<string> PolicyFiles() => Directory
        .EnumerateFiles(Path.Combine(Root, "policies"), "*.yaml", SearchOption.AllDirectories)
        .Where(static file => !file.Contains("/cases/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory.FullName;
    }
}
