namespace Caveat.Audit.Sources;

/// <summary>
/// The manifests below a directory. Links to directories are not followed, as what they lead to may stand below too, or lead back; nor is what begins with two dots: a volume that
/// Kubernetes mounts keeps its versions there, and links to the files of the one that holds beside them.
/// </summary>
internal static class DirectoryWalk
{
    private const string VersionPrefix = "..";

    /// <summary>Sorted by path; directories that can't be listed are among them.</summary>
    /// <param name="path">The directory, as messages name it.</param>
    /// <param name="full">The same, from the root.</param>
    public static List<InputFile> FilesBelow(string path, string full)
    {
        List<InputFile> found = [];
        Stack<(string Path, DirectoryInfo Directory)> waiting = new([(path, new DirectoryInfo(full))]);
        while (waiting.TryPop(out var next))
        {
            foreach (var entry in EntriesOf(next.Directory, next.Path, found))
            {
                var name = Path.Combine(next.Path, entry.Name);
                if (entry is DirectoryInfo directory)
                {
                    waiting.Push((name, directory));
                }
                else if (InputFiles.IsManifest(name))
                {
                    found.Add(new InputFile(name));
                }
            }
        }

        found.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return found;
    }

    private static List<FileSystemInfo> EntriesOf(DirectoryInfo directory, string path, List<InputFile> problems)
    {
        List<FileSystemInfo> entries = [];
        try
        {
            foreach (var entry in directory.EnumerateFileSystemInfos())
            {
                if (!entry.Name.StartsWith(VersionPrefix, StringComparison.Ordinal) && !(entry is DirectoryInfo && entry.LinkTarget is not null))
                {
                    entries.Add(entry);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new InputFile(path, $"{path}: the directory can't be listed: {e.Message}"));
        }

        return entries;
    }
}
