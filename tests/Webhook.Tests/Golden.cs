namespace Caveat.Webhook.Tests;

/// <summary>Whole outputs in files beside the tests; <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    private static readonly string Directory = Path.Combine(FindRoot(), "tests", "Webhook.Tests", "Golden");

    public static void Verify(string actual, string file)
    {
        var path = Path.Combine(Directory, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            System.IO.Directory.CreateDirectory(Directory);
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
