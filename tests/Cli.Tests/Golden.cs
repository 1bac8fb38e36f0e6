using System.Runtime.CompilerServices;

namespace Caveat.Cli.Tests;

/// <summary>Whole outputs in files, named as the test; <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(FindRoot(), "tests", "Cli.Tests", "Golden");

    public static void Verify(string actual, [CallerMemberName] string test = "")
    {
        var path = Path.Combine(Folder, test + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory.FullName;
    }
}
