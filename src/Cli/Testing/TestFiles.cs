using Caveat.Policies.Testing;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Cli.Testing;

/// <summary>Finds and reads the tests below paths.</summary>
internal sealed class TestFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    // One of these makes a folder below cases a case.
    private static readonly string[] ObjectParts = ["new", "object", "old"];

    private readonly List<CaveatTest> _tests = [];
    private readonly List<string> _problems = [];

    /// <summary>In the order of the paths, sorted by file below each.</summary>
    public IReadOnlyList<CaveatTest> Tests => _tests;

    /// <summary>What could not be read, each with its place.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Files, and folders that are a case, with something that could not be read.</summary>
    public int UnreadableCount { get; private set; }

    /// <summary>Takes the tests of a file, or of everything below a directory.</summary>
    /// <param name="path">As messages are to show it.</param>
    public void Add(string path)
    {
        if (Directory.Exists(path))
        {
            AddDirectory(path, isBelowCases: IsInCases(path), new DirectoryVisits());
        }
        else
        {
            AddFile(path, isCase: true);
        }
    }

    /// <summary>Where the policies are that a path tests: beside the folder <c>cases</c> that it is in, or else the directory itself.</summary>
    public static string PolicyPathOf(string path)
    {
        for (var folder = path; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) == PolicyFileReader.CasesFolder)
            {
                return NonEmpty(Path.GetDirectoryName(folder));
            }
        }

        return Directory.Exists(path) ? path : NonEmpty(Path.GetDirectoryName(path));
    }

    private static string NonEmpty(string? directory) => string.IsNullOrEmpty(directory) ? "." : directory;

    private static bool IsInCases(string path)
    {
        for (var folder = path; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) == PolicyFileReader.CasesFolder)
            {
                return true;
            }
        }

        return false;
    }

    private void AddDirectory(string directory, bool isBelowCases, DirectoryVisits visits)
    {
        if (!visits.TryEnter(directory))
        {
            return;
        }

        var files = FilesIn(directory);
        if (isBelowCases && files.Exists(static file => Array.IndexOf(ObjectParts, Path.GetFileNameWithoutExtension(file)) >= 0))
        {
            AddFolder(directory, files);
            return;
        }

        foreach (var file in files)
        {
            AddFile(file, isBelowCases);
        }

        var children = Directory.GetDirectories(directory);
        Array.Sort(children, StringComparer.Ordinal);
        foreach (var child in children)
        {
            if (!Path.GetFileName(child).StartsWith('.'))
            {
                AddDirectory(child, isBelowCases || Path.GetFileName(child) == PolicyFileReader.CasesFolder, visits);
            }
        }
    }

    private static List<string> FilesIn(string directory)
    {
        var files = new List<string>();
        foreach (var file in Directory.GetFiles(directory))
        {
            if (Array.IndexOf(Extensions, Path.GetExtension(file)) >= 0 && !Path.GetFileName(file).StartsWith('.'))
            {
                files.Add(file);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <param name="file">Its path.</param>
    /// <param name="isCase">Whether every document of it must be a test: elsewhere it may be a policy.</param>
    private void AddFile(string file, bool isCase)
    {
        if (Read(file) is not { } source)
        {
            return;
        }

        var loaded = TestLoader.Load(source);
        var others = new List<string>();
        foreach (var other in isCase ? loaded.Others : [])
        {
            others.Add($"{other}: no {CaveatTest.KindName}; a file of cases holds documents of that kind only");
        }

        Tell(others);
        // What can't be read outside of a folder of cases is told with the policies.
        Take(loaded, withFindings: isCase || loaded.Tests.Count > 0 || source.Text.Contains($"kind: {CaveatTest.KindName}", StringComparison.Ordinal));
    }

    private void AddFolder(string directory, List<string> files)
    {
        var parts = new List<KeyValuePair<string, SourceText>>();
        foreach (var file in files)
        {
            if (Read(file) is { } source)
            {
                parts.Add(new(Path.GetFileNameWithoutExtension(file), source));
            }
        }

        var test = Path.GetFileName(Path.GetFullPath(PolicyPathOf(directory)));
        if (parts.Count > 0)
        {
            Take(TestFolderLoader.Load(test, Path.GetFileName(directory), parts), withFindings: true);
        }
    }

    private void Take(TestLoadResult loaded, bool withFindings)
    {
        _tests.AddRange(loaded.Tests);
        Tell(withFindings ? [.. loaded.Diagnostics.Select(static diagnostic => diagnostic.ToString())] : []);
    }

    private void Tell(List<string> problems)
    {
        _problems.AddRange(problems);
        UnreadableCount += problems.Count > 0 ? 1 : 0;
    }

    private SourceText? Read(string file)
    {
        var read = PolicyFileReader.Read([file])[0];
        if (read.Problem is { } problem)
        {
            Tell([problem]);
        }

        return read.Source;
    }
}
