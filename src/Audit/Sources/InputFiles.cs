namespace Caveat.Audit.Sources;

/// <summary>Finds and opens the files of a command line.</summary>
/// <param name="Directory">Relative paths start here.</param>
/// <param name="StandardInput">Opens what <c>-</c> stands for.</param>
public sealed record InputFiles(string Directory, Func<Stream> StandardInput)
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInputPath = "-";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Whether a file is plainly one of manifests, by its extension.</summary>
    public static bool IsManifest(string path) => Array.IndexOf(Extensions, Path.GetExtension(path)) >= 0;

    /// <summary>What messages call a path.</summary>
    public static string NameOf(string path) => path == StandardInputPath ? "<stdin>" : path;

    /// <summary>The files named, and every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> below the directories named; in the order of the paths, those of a directory sorted.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path, Directory);
            if (path != StandardInputPath && System.IO.Directory.Exists(full))
            {
                files.AddRange(FilesBelow(path, full));
            }
            else
            {
                files.Add(path);
            }
        }

        return files;
    }

    /// <summary>The bytes of a file, or why there are none, with the path in front.</summary>
    public Stream? TryOpen(string path, out string? problem)
    {
        problem = null;
        try
        {
            return path == StandardInputPath
                ? StandardInput()
                : new FileStream(Path.GetFullPath(path, Directory), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = $"{path}: no such file or directory";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: {e.Message}";
        }

        return null;
    }

    /// <summary>Bytes of a file; 0 when nobody knows before it is read.</summary>
    public long LengthOf(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path, Directory));
        return path != StandardInputPath && file.Exists ? file.Length : 0;
    }

    private static List<string> FilesBelow(string path, string full)
    {
        List<string> files = [];
        foreach (var file in System.IO.Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories))
        {
            if (IsManifest(file))
            {
                files.Add(Path.Combine(path, Path.GetRelativePath(full, file)));
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
