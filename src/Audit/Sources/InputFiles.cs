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

    /// <summary>
    /// The files named, and every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> below the directories named; in the order of the paths, those of a directory sorted. A directory that can't
    /// be listed is among them with its problem.
    /// </summary>
    public IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths)
    {
        List<InputFile> files = [];
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path, Directory);
            if (path != StandardInputPath && System.IO.Directory.Exists(full))
            {
                files.AddRange(DirectoryWalk.FilesBelow(path, full));
            }
            else
            {
                files.Add(new InputFile(path));
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
        catch (UnauthorizedAccessException) when (System.IO.Directory.Exists(Path.GetFullPath(path, Directory)))
        {
            problem = $"{path}: it is a directory; name a file";
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
}
