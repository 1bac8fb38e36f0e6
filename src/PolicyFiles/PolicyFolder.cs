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
    private Dictionary<string, IReadOnlyList<PolicyDocument>> _lastGood = new(StringComparer.Ordinal);

    /// <param name="paths">Files, directories, or <see cref="PolicyPath.Builtin"/>.</param>
    /// <param name="options">Asked for at each reading.</param>
    public PolicyFolder(IReadOnlyList<string> paths, Func<PolicySetOptions> options)
    {
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
        var files = PolicyFileReader.Read(_paths);
        var attempt = new ReadingAttempt(_lastGood);
        foreach (var file in files)
        {
            attempt.Add(file, file.Source is null ? null : PolicyLoader.Load(file.Source));
        }

        var set = attempt.Build(_options());
        _lastGood = attempt.Served(set);
        return new PolicyReading(set, files.Count, attempt.Problems, attempt.Warnings);
    }
}
