using Caveat.Policies;
using Caveat.Policies.Loading;

namespace Caveat.PolicyFiles;

/// <summary>
/// Policies in files. Each reading compiles what is there now; a document that had served and is now broken serves in its last good version.
/// Not for several threads at once.
/// </summary>
public sealed class PolicyFolder
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<PolicySetOptions> _options;
    private readonly Func<IReadOnlyList<PolicyFile>>? _more;
    private Dictionary<string, IReadOnlyList<PolicyDocument>> _lastGood = new(StringComparer.Ordinal);

    /// <param name="paths">Files, directories, or <see cref="PolicyPath.Builtin"/>.</param>
    /// <param name="options">Asked for at each reading.</param>
    /// <param name="more">Gives, at each reading, texts from elsewhere, which come behind the files; null for none. A name stands for the same text each time.</param>
    public PolicyFolder(IReadOnlyList<string> paths, Func<PolicySetOptions> options, Func<IReadOnlyList<PolicyFile>>? more = null)
    {
        _more = more;
        _paths = paths;
        _options = options;
    }

    /// <summary>Changes when a reading may come to something else.</summary>
    public string Stamp() => PolicyFileReader.Stamp(_paths);

    /// <summary>Reads and compiles everything. Fails for no content of a file: what is wrong is among the problems.</summary>
    /// <exception cref="IOException">A directory can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A directory may not be listed.</exception>
    public PolicyReading Read()
    {
        IReadOnlyList<PolicyFile> files = [.. PolicyFileReader.Read(_paths), .. _more?.Invoke() ?? []];
        var attempt = new ReadingAttempt(_lastGood);
        var loaded = Load(files);
        for (var i = 0; i < files.Count; i++)
        {
            attempt.Add(files[i], loaded[i]);
        }

        var set = attempt.Build(_options());
        _lastGood = attempt.Served(set);
        return new PolicyReading(set, files.Count, attempt.Problems, attempt.Warnings);
    }

    // A file knows nothing of the others until a set is built of all, so each processor takes some; the results stand in the order of the files. Null where a file could not be read.
    private static LoadResult?[] Load(IReadOnlyList<PolicyFile> files)
    {
        var loaded = new LoadResult?[files.Count];
        Parallel.For(0, files.Count, i => loaded[i] = files[i].Source is { } source ? PolicyLoader.Load(source) : null);
        return loaded;
    }
}
