namespace Caveat.Policies.Tests;

/// <summary>Compares a whole text with a file; <c>UPDATE_GOLDEN=1</c> writes the file.</summary>
internal static class Golden
{
    public static void Matches(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
