namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>The sound reviews that the fuzzing target begins with.</summary>
internal static class ReviewCorpus
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Sorted by their files' names.</summary>
    public static IReadOnlyList<byte[]> Read()
    {
        var files = System.IO.Directory.GetFiles(Directory, "*.json");
        Array.Sort(files, StringComparer.Ordinal);
        Assert.NotEmpty(files);
        return Array.ConvertAll(files, File.ReadAllBytes);
    }

    public static TheoryData<string> Names()
    {
        var files = System.IO.Directory.GetFiles(Directory, "*.json");
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(static file => Path.GetFileNameWithoutExtension(file))];
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Directory, name + ".json"));
}
