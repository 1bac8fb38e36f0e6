namespace Caveat.Sandbox.Processes;

/// <summary>What a server's log says of why it failed.</summary>
internal static class LogTail
{
    private const int Lines = 8;

    // A line of the API server can be a whole object.
    private const int MaxLineCharacters = 400;

    /// <summary>The last lines, for a message.</summary>
    public static string Of(string file)
    {
        if (!File.Exists(file))
        {
            return $"It left no log at {file}.";
        }

        var all = File.ReadAllLines(file);
        var last = all.Length > Lines ? all[^Lines..] : all;
        return $"The end of {file}:\n" + string.Join('\n', Array.ConvertAll(last, Shorten));
    }

    /// <summary>In bytes; 0 when there is none yet.</summary>
    public static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    /// <summary>Whether the server that was started when the log was this long couldn't have its port.</summary>
    public static bool SaysPortTaken(string file, long since)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        using var stream = File.OpenRead(file);
        stream.Seek(since, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Contains("address already in use", StringComparison.Ordinal);
    }

    private static string Shorten(string line) => "  " + (line.Length > MaxLineCharacters ? line[..MaxLineCharacters] + "…" : line);
}
