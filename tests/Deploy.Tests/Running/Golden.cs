namespace Caveat.Deploy.Tests.Running;

/// <summary>Whole outputs in files of the source tree; <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    /// <param name="actual">What there is now.</param>
    /// <param name="file">Relative to the root.</param>
    public static void Verify(string actual, string file)
    {
        var path = SourceTree.Path(file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
