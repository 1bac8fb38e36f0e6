namespace Caveat.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void TheTableNamesEveryProjectOfSrc()
    {
        Assert.NotEmpty(Repository.SourceProjects);
        Assert.All(Repository.SourceProjects, project => Assert.True(ReferenceTable.Allowed.ContainsKey(project.Name), $"{project.Name} has no row"));
    }

    [Fact]
    public void AProjectReferencesOnlyWhatTheTableAllows()
    {
        List<string> forbidden = [];
        foreach (var project in Repository.SourceProjects)
        {
            foreach (var reference in project.Projects)
            {
                if (!Contains(ReferenceTable.Allowed[project.Name], reference))
                {
                    forbidden.Add($"{project.Name} -> {reference}");
                }
            }
        }

        Assert.Empty(forbidden);
    }

    // A package, and the projects that may reference it.
    [Theory]
    [InlineData("KubernetesClient", "Cluster")]
    [InlineData("YamlDotNet", "Yaml")]
    [InlineData("prometheus-net", "Webhook")]
    [InlineData("OpenTelemetry", "Webhook")]
    [InlineData("System.CommandLine", "Cli", "Webhook")]
    [InlineData("Spectre.Console", "Cli", "Audit")]
    [InlineData("Newtonsoft.Json")]
    public void APackageIsReferencedByItsOwnersOnly(string package, params string[] owners)
    {
        foreach (var project in Repository.SourceProjects)
        {
            var references = project.Packages.Any(name => name == package || name.StartsWith(package + ".", StringComparison.Ordinal));
            Assert.False(references && !owners.Contains(project.Name), $"{project.Name} references {package}, which is for {string.Join(", ", owners)}");
        }
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = File.ReadAllText(Repository.Solution).Replace('\\', '/');
        foreach (var project in (IEnumerable<ProjectFile>)[.. Repository.SourceProjects, .. Repository.TestProjects])
        {
            Assert.Contains(Path.GetRelativePath(Repository.Root, project.Path), solution, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryProjectOfSrcHasTests()
    {
        var tests = Repository.TestProjects.Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Repository.SourceProjects, project => Assert.Contains(project.Name + ".Tests", tests));
    }

    private static bool Contains(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.Ordinal);
}
