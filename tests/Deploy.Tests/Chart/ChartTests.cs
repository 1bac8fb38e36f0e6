using Caveat.Deploy.Tests.Running;

namespace Caveat.Deploy.Tests.Chart;

public sealed class ChartTests
{
    private const string Cases = "tests/Deploy.Tests/Chart/Cases";

    /// <summary>A values file a case.</summary>
    public static TheoryData<string> Values =>
        [.. Directory.GetFiles(SourceTree.Path(Cases), "*.values.yaml").Select(path => Path.GetFileName(path)[..^".values.yaml".Length]).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task LintFindsNothing()
    {
        var result = await Helm.RunAsync("lint", "--strict", SourceTree.Chart);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task RendersWhatItDid(string name) =>
        Golden.Verify(WithoutDefinitions(await Helm.TemplateAsync(SourceTree.Path($"{Cases}/{name}.values.yaml"))), $"{Cases}/{name}.yaml");

    // A setting, and what helm says of it.
    [Theory]
    [InlineData("replicas=0", "at '/replicas': minimum: got 0, want 1")]
    [InlineData("replicas=two", "at '/replicas': got string, want integer")]
    [InlineData("replica=3", "at '': additional properties 'replica' not allowed")]
    [InlineData("failurePolicy=fail", "at '/failurePolicy': value must be one of 'Fail', 'Ignore'")]
    [InlineData("policies.builtin={kafka}", "at '/policies/builtin/0': value must be one of 'kafka-strimzi', 'postgresql-cloudnativepg'")]
    [InlineData("tls.mode=existingSecret", "at '/tls/existingSecret': ")]
    [InlineData("tls.existingSecret=mine", "at '/tls/mode': value must be 'existingSecret'")]
    [InlineData("tls.certManager.issuerRef.name=mine", "at '/tls/mode': value must be 'certManager'")]
    [InlineData("image.digest=sha256:12", "at '/image/digest': 'sha256:12' does not match pattern")]
    [InlineData("audit.interval=daily", "at '/audit/interval': 'daily' does not match pattern")]
    // The program takes 5s to 168h.
    [InlineData("audit.interval=4s", "at '/audit/interval': '4s' does not match pattern")]
    [InlineData("audit.interval=604801s", "at '/audit/interval': '604801s' does not match pattern")]
    [InlineData("audit.interval=10081m", "at '/audit/interval': '10081m' does not match pattern")]
    [InlineData("audit.interval=169h", "at '/audit/interval': '169h' does not match pattern")]
    [InlineData("audit.endpoint=https://reports.example.com", "at '/audit/interval': minLength: got 0, want 1")]
    [InlineData("audit.report.enabled=true", "at '/audit/interval': minLength: got 0, want 1")]
    [InlineData("podDisruptionBudget.maxUnavailable=0%", "at '/podDisruptionBudget/maxUnavailable': '0%' does not match pattern")]
    [InlineData("audit.rate=0", "at '/audit/rate': minimum: got 0, want 1")]
    [InlineData("audit.endpoint=reports.example.com", "at '/audit/endpoint': 'reports.example.com' does not match pattern")]
    [InlineData("audit.endpointToken.secret=t,audit.endpoint=http://reports.example.com", "at '/audit/endpoint': 'http://reports.example.com' does not match pattern")]
    [InlineData("audit.endpointToken.secret=t", "at '/audit/endpoint': '' does not match pattern")]
    [InlineData("audit.report.sizeLimit=much", "at '/audit/report/sizeLimit': 'much' does not match pattern")]
    [InlineData("traces.endpoint=collector:4317", "at '/traces/endpoint': 'collector:4317' does not match pattern")]
    [InlineData("resources.requests.memory=much", "at '/resources/requests/memory': 'much' does not match pattern")]
    [InlineData("extraArgs={serve}", "at '/extraArgs/0': 'serve' does not match pattern")]
    [InlineData("terminationGracePeriodSeconds=5", "at '/terminationGracePeriodSeconds': minimum: got 5, want 35")]
    public async Task RefusesAValueThatMakesNoSense(string setting, string complaint)
    {
        var result = await Helm.RunAsync("template", "caveat", SourceTree.Chart, "--set", setting);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit.interval=5s")]
    [InlineData("audit.interval=604800s")]
    [InlineData("audit.interval=10080m")]
    [InlineData("audit.interval=168h")]
    [InlineData("audit.interval=30m,audit.endpoint=https://reports.example.com,audit.report.enabled=true")]
    [InlineData("tls.mode=certManager,tls.certManager.issuerRef.name=mine")]
    [InlineData("podDisruptionBudget.maxUnavailable=50%")]
    public async Task TakesAValueThatMakesSense(string setting) => (await Helm.RunAsync("template", "caveat", SourceTree.Chart, "--set", setting)).OrFail();

    [Fact]
    public async Task ThePlainManifestsAreTheChartsOwn() =>
        Golden.Verify(PlainManifests.Of(await Helm.TemplateAsync(SourceTree.Path("deploy/manifests/values.yaml"))), "deploy/manifests/caveat.yaml");

    [Fact]
    public async Task TheRightsOfAnAuditAreTheChartsOwn() =>
        Golden.Verify(PlainManifests.OfAudit(await Helm.TemplateAsync(SourceTree.Path("deploy/manifests/audit.values.yaml"))), "deploy/manifests/audit.yaml");

    // What lies in the chart because a chart takes no file from outside of itself, and what it is a copy of.
    [Theory]
    [InlineData("files/crds/caveat.dev_caveatexceptions.yaml", "deploy/crds/caveat.dev_caveatexceptions.yaml")]
    [InlineData("files/crds/caveat.dev_caveatpolicies.yaml", "deploy/crds/caveat.dev_caveatpolicies.yaml")]
    [InlineData("files/crds/caveat.dev_operatorprofiles.yaml", "deploy/crds/caveat.dev_operatorprofiles.yaml")]
    [InlineData("files/rules.yaml", "deploy/prometheus/rules.yaml")]
    [InlineData("files/caveat.json", "deploy/grafana/caveat.json")]
    public void ACopyIsTheSame(string copy, string source) => Golden.Verify(File.ReadAllText(SourceTree.Path(source)), $"deploy/helm/caveat/{copy}");

    [Fact]
    public void EveryPackOfPoliciesCanBeChosen()
    {
        var packs = Directory.GetDirectories(SourceTree.Path("policies")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
        var chosen = string.Join(", ", packs);
        Assert.Contains($"builtin: [{chosen}]", File.ReadAllText(Path.Combine(SourceTree.Chart, "values.yaml")), StringComparison.Ordinal);
        Assert.Contains($"\"enum\": [\"{chosen.Replace(", ", "\", \"", StringComparison.Ordinal)}\"]", File.ReadAllText(Path.Combine(SourceTree.Chart, "values.schema.json")), StringComparison.Ordinal);
    }

    // The definitions are compared as files, and three of them in every golden would be read by nobody.
    private static string WithoutDefinitions(string manifests) =>
        string.Join("---\n", manifests.Split("---\n").Where(text => !text.Contains("kind: CustomResourceDefinition\n", StringComparison.Ordinal)));
}
