namespace Caveat.Schema.Tests.Crds;

public sealed class PublishedCrdTests
{
    private const string Variable = "CAVEAT_CRDS";

    /// <summary>Definitions as operators publish them are no part of the project.</summary>
    [Fact]
    public void ReadsEveryDefinitionOfAFolder()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"{Variable} names no folder");
        var folder = CrdFolder.Read(path!);
        var versions = folder.Definitions.Sum(static crd => crd.Versions.Count);
        var defaults = folder.Definitions.Sum(static crd => crd.Versions.Sum(static version => version.Schema?.Defaults.Count ?? 0));
        TestContext.Current.TestOutputHelper?.WriteLine($"{folder.Definitions.Count} definitions, {versions} versions, {defaults} defaults");
        Assert.Empty(folder.Problems);
        Assert.NotEqual(0, versions);
    }

    [Fact]
    public void ReadsThoseOfTheSandbox()
    {
        var folder = CrdFolder.Read(Path.Combine(Root(), "deploy", "sandbox", "crds"));
        Assert.Empty(folder.Problems);
        var pools = Assert.Single(folder.Definitions, static crd => crd.Kind == "KafkaNodePool");
        Assert.Equal("kafka.strimzi.io kafkanodepools", $"{pools.Group} {pools.Plural}");
        Assert.Equal("spec.replicas", pools.StorageVersion!.Scale!.SpecReplicas.ToString());
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Policy.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
