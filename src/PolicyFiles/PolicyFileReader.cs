using System.Text;
using Caveat.Text;

namespace Caveat.PolicyFiles;

/// <summary>Finds and reads policy files.</summary>
public static class PolicyFileReader
{
    /// <summary>Bytes of one file; one of this length is read. A policy must fit into etcd, whose requests are 1.5 MiB, and a file may hold several.</summary>
    public const int MaxFileBytes = 4 * 1024 * 1024;

    /// <summary>Files below all paths together: ten times the thousand policies that a set is built for.</summary>
    public const int MaxFiles = 10_000;

    /// <summary>Folders that hold the tests of policies; their YAML is no policy.</summary>
    public const string CasesFolder = "cases";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    // Fails on bytes that are no UTF-8, and takes a byte order mark away.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads the files named, and every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> below the directories named, hidden ones and <see cref="CasesFolder"/> left out; links are followed, and each directory is read once.
    /// Sorted by path; a path that can't be read is in the list with its problem.
    /// </summary>
    /// <param name="paths">Files, directories, or <see cref="PolicyPath.Builtin"/>.</param>
    public static IReadOnlyList<PolicyFile> Read(IReadOnlyList<string> paths) => Read(paths, MaxFiles);

    internal static IReadOnlyList<PolicyFile> Read(IReadOnlyList<string> paths, int maxFiles)
    {
        List<string> cut = [];
        return [.. Find(paths, maxFiles, cut).ConvertAll(ReadFile), .. cut.ConvertAll(root => Refuse(root, $"there are more than {maxFiles} policy files, and some below this path were not read; put several policies into one file"))];
    }

    /// <summary>Changes when a file comes, goes, or gets another length or time; reads no file.</summary>
    /// <param name="paths">As in <see cref="Read(IReadOnlyList{string})"/>.</param>
    public static string Stamp(IReadOnlyList<string> paths)
    {
        var stamp = new StringBuilder();
        foreach (var path in Find(paths, MaxFiles, cut: []))
        {
            // ConfigMap volumes are symbolic links that are switched: the target's time is what changes.
            var file = new FileInfo(path);
            var target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? file;
            stamp.Append(path).Append('|').Append(target.Exists ? target.Length : -1).Append('|').Append(target.LastWriteTimeUtc.Ticks).Append('\n');
        }

        return stamp.ToString();
    }

    /// <param name="paths">As in <see cref="Read(IReadOnlyList{string})"/>.</param>
    /// <param name="maxFiles">When so many are found and one more, no further directory is looked into.</param>
    /// <param name="cut">Gets the directories of <paramref name="paths"/> below which that was so.</param>
    private static List<string> Find(IReadOnlyList<string> paths, int maxFiles, List<string> cut)
    {
        List<string> found = [];
        foreach (var path in paths)
        {
            var resolved = PolicyPath.Resolve(path);
            if (Directory.Exists(resolved))
            {
                AddBelow(resolved, found, maxFiles, cut);
            }
            else
            {
                found.Add(resolved);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void AddBelow(string root, List<string> found, int maxFiles, List<string> cut)
    {
        Stack<string> directories = new([root]);
        var visits = new DirectoryVisits();
        while (found.Count <= maxFiles && directories.TryPop(out var directory))
        {
            if (!visits.TryEnter(directory))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(directory))
            {
                if (Array.IndexOf(Extensions, Path.GetExtension(file)) >= 0 && !IsHidden(file))
                {
                    found.Add(file);
                }
            }

            foreach (var child in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
            {
                if (!IsHidden(child) && Path.GetFileName(child) != CasesFolder)
                {
                    directories.Push(child);
                }
            }
        }

        if (directories.Count > 0)
        {
            cut.Add(root);
        }
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static PolicyFile ReadFile(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > MaxFileBytes
                ? Refuse(path, $"has {length} bytes; a policy file has at most {MaxFileBytes}: split it")
                : new PolicyFile(path, new SourceText(path, Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF')), Problem: null);
        }
        catch (FileNotFoundException)
        {
            return Refuse(path, "no such file or directory");
        }
        catch (DecoderFallbackException)
        {
            return Refuse(path, "is not UTF-8; save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, e.Message);
        }
    }

    private static PolicyFile Refuse(string path, string problem) => new(path, Source: null, $"{path}: {problem}");
}
