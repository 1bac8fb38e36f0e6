namespace Caveat.Policies.Tests;

/// <summary>The folders of this project's sources: found by walking up to the solution.</summary>
internal static class TestFolders
{
    public static string Root { get; } = Find();

    public static string Cases => Path.Combine(Root, "tests", "Policies.Tests", "Cases");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Policy.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Policy.sln is above no folder of the test");
        }

        return folder;
    }
}
