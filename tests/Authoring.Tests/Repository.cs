namespace Caveat.Authoring.Tests;

internal static class Repository
{
    /// <summary>The directory of the solution that the tests were built in.</summary>
    public static string Root { get; } = FindRoot();

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
