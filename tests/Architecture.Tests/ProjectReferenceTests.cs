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

    // Each pair is a package and the one project that may reference it; no project may reference one without an owner.
    [Theory]
    [InlineData("KubernetesClient", "Cluster")]
    [InlineData("YamlDotNet", "Yaml")]
    [InlineData("prometheus-net", "Webhook")]
    [InlineData("System.CommandLine", "Cli")]
    [InlineData("Spectre.Console", "Cli")]
    [InlineData("Newtonsoft.Json", null)]
    public void APackageHasOneOwner(string package, string? owner)
    {
        foreach (var project in Repository.SourceProjects)
        {
            var references = project.Packages.Any(name => name == package || name.StartsWith(package + ".", StringComparison.Ordinal));
            Assert.False(references && project.Name != owner, $"{project.Name} references {package}, which is {owner ?? "nobody"}'s");
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
