using System.Text.Json;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>What an API server's audit log has, from a moment on.</summary>
internal sealed class AuditLines
{
    private readonly string _file;
    private readonly int _skipped;

    /// <summary>From now on.</summary>
    public AuditLines(string file)
    {
        _file = file;
        _skipped = Read().Count;
    }

    /// <summary>Each as "verb resource name", in the order of the log; that of a subresource as resource/subresource.</summary>
    public IReadOnlyList<string> All() => [.. Read().Skip(_skipped).Select(Describe)];

    // The last line may be half written.
    private List<string> Read()
    {
        using var reader = new StreamReader(new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Describe(string line)
    {
        using var parsed = JsonDocument.Parse(line);
        var (root, asked) = (parsed.RootElement, default(JsonElement));
        var verb = root.GetProperty("verb").GetString();
        if (!root.TryGetProperty("objectRef", out asked))
        {
            return $"{verb} {root.GetProperty("requestURI").GetString()}";
        }

        var subresource = Text(asked, "subresource");
        return $"{verb} {Text(asked, "resource")}{(subresource.Length == 0 ? "" : "/" + subresource)} {Text(asked, "name")}".TrimEnd();
    }

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
