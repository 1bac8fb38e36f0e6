namespace Caveat.Cli.Output;

/// <summary>A file that a command line names and that gets its content whole or not at all: it is written beside its place, and put there at the end.</summary>
internal sealed class WholeFile
{
    // Below it nothing is a file that another may take the place of: a pipe, a terminal.
    private const string Devices = "/dev/";

    private readonly string _path;
    private readonly string _name;
    private readonly string _part;

    private WholeFile(string path, string name, string part, Stream content) => (_path, _name, _part, Content) = (path, name, part, content);

    /// <summary>What is written; the caller's to close, before the end.</summary>
    public Stream Content { get; }

    /// <summary>A file to write to, or why there is none.</summary>
    /// <param name="path">Where it is. A link stays, and what it leads to is written anew.</param>
    /// <param name="name">As messages name it.</param>
    /// <param name="problem">What is wrong; null when there is a file.</param>
    public static WholeFile? TryCreate(string path, string name, out string? problem)
    {
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
        var part = path.StartsWith(Devices, StringComparison.Ordinal) ? path : target + ".partial";
        if (Directory.Exists(target))
        {
            problem = $"{name}: it is a directory; name a file";
            return null;
        }

        if (OutputFile.TryCreate(part, name, out problem) is not { } content)
        {
            return null;
        }

        if (part != path)
        {
            KeepRights(target, part);
        }

        return new WholeFile(part == path ? path : target, name, part, content);
    }

    /// <summary>Writes all of it, and puts it in its place. Null on success; else why not, and what was there before stays.</summary>
    public string? Put(byte[] content)
    {
        try
        {
            using (Content)
            {
                Content.Write(content);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Drop();
            return $"{_name}: {e.Message}";
        }

        if (Keep() is not { } failure)
        {
            return null;
        }

        Drop();
        return failure;
    }

    /// <summary>Puts what was written in its place. Null on success; else why not.</summary>
    public string? Keep() => Try(() => File.Move(_part, _path, overwrite: true));

    /// <summary>Takes what was written away, and leaves what was there before. Null on success; else why not.</summary>
    public string? Drop() => Try(() => File.Delete(_part));

    // Who could not read what was there before, can't read what takes its place.
    private static void KeepRights(string target, string part)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(part, File.GetUnixFileMode(target));
        }
    }

    private string? Try(Action action)
    {
        try
        {
            if (_part != _path)
            {
                action();
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{_name}: {e.Message}";
        }
    }
}
