namespace Caveat.Audit.Tests;

/// <summary>Whole outputs in files; <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    public static string Root { get; } = FindRoot();

    private static readonly string Folder = Path.Combine(Root, "tests", "Audit.Tests", "Golden");

    public static void Verify(string actual, string file)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

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
