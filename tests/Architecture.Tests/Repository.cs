namespace Caveat.Architecture.Tests;

/// <summary>The tree that the tests were built from, and the projects in it.</summary>
internal static class Repository
{
    private const string RootMark = "Policy.sln";

    public static string Root { get; } = FindRoot();

    public static string Solution => Path.Combine(Root, RootMark);

    /// <summary>Sorted by name; every folder of src that holds a project.</summary>
    public static IReadOnlyList<ProjectFile> SourceProjects { get; } = ProjectsBelow("src");

    public static IReadOnlyList<ProjectFile> TestProjects { get; } = ProjectsBelow("tests");

    /// <summary>Every .cs file of a project that somebody wrote.</summary>
    public static IEnumerable<string> SourceFiles(ProjectFile project) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(project.Path)!, "*.cs", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, RootMark)))
        {
            directory = directory.Parent ?? throw new InvalidOperationException($"no {RootMark} above {AppContext.BaseDirectory}");
        }

        return directory.FullName;
    }

    private static List<ProjectFile> ProjectsBelow(string folder)
    {
        List<string> paths = [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)];
        paths.Sort(StringComparer.Ordinal);
        return paths.ConvertAll(ProjectFile.Read);
    }
}
