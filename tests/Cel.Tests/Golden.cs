namespace Caveat.Cel.Tests;

/// <summary>Compares a whole output with a file beside the tests; UPDATE_GOLDEN=1 writes the file instead.</summary>
internal static class Golden
{
    /// <param name="path">From tests/Cel.Tests, with forward slashes.</param>
    /// <param name="actual">With line feeds.</param>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(Root(), "tests", "Cel.Tests", path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Policy.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory;
    }
}
