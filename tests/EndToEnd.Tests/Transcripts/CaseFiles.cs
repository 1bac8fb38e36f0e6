using Caveat.EndToEnd.Tests.Cluster;

namespace Caveat.EndToEnd.Tests.Transcripts;

/// <summary>The transcripts in a folder, found by listing it.</summary>
internal static class CaseFiles
{
    public static TheoryData<string> In(string folder)
    {
        var data = new TheoryData<string>();
        var files = Directory.GetFiles(FolderOf(folder), "*.txt");
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files)
        {
            data.Add(Path.GetFileNameWithoutExtension(file));
        }

        return data;
    }

    /// <summary>Runs one and compares the whole of it; <c>UPDATE_GOLDEN=1</c> writes what happened instead.</summary>
    public static async Task RunAsync(GuardedCluster cluster, string folder, string name)
    {
        var path = Path.Combine(FolderOf(folder), name + ".txt");
        var expected = await File.ReadAllTextAsync(path);
        var actual = await new TranscriptRunner(cluster, await cluster.NamespaceAsync(name)).RunAsync(Transcript.Read(expected));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, actual);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private static string FolderOf(string folder) => SourceTree.Path(Path.Combine("tests/EndToEnd.Tests/Cases", folder));
}
