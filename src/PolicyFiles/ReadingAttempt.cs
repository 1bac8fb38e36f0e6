using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.PolicyFiles;

/// <summary>One reading under way: which document of which file, or its last good version, goes into the set.</summary>
internal sealed class ReadingAttempt
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<PolicyDocument>> _lastGood;
    private readonly List<PolicyDocument> _documents = [];

    public ReadingAttempt(IReadOnlyDictionary<string, IReadOnlyList<PolicyDocument>> lastGood) => _lastGood = lastGood;

    public List<PolicyProblem> Problems { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Takes a file's documents; <paramref name="loaded"/> is null when the file could not be read.</summary>
    public void Add(PolicyFile file, LoadResult? loaded)
    {
        if (loaded is null)
        {
            Problems.Add(new PolicyProblem(file.Path, "", "", Keep(file.Path, null, []), [file.Problem!]));
            return;
        }

        _documents.AddRange(loaded.Documents);
        foreach (var failure in loaded.Failures)
        {
            var kept = Keep(file.Path, failure, loaded.Documents);
            Problems.Add(new PolicyProblem(file.Path, failure.Kind, failure.Name, kept, Lines(failure.Diagnostics)) { Diagnostics = failure.Diagnostics });
        }

        AddWarnings(loaded);
    }

    /// <summary>Compiles; what fails is replaced by its last good version, once.</summary>
    public PolicySet Build(PolicySetOptions options)
    {
        var set = PolicySet.Build(_documents, options);
        var replaced = false;
        foreach (var failure in set.Failures)
        {
            var path = FileOf(failure);
            _documents.RemoveAll(document => document.Source.Name == path && Is(document, failure));
            var kept = Keep(path, failure, []);
            replaced |= kept;
            Problems.Add(new PolicyProblem(path, failure.Kind, failure.Name, kept, Lines(failure.Diagnostics)) { Diagnostics = failure.Diagnostics });
        }

        return replaced ? BuildReplaced(options) : set;
    }

    // What was put in may fail too, as where a profile is gone that both versions name, and may be in the way of others: nobody must be told that either serves.
    private PolicySet BuildReplaced(PolicySetOptions options)
    {
        var set = PolicySet.Build(_documents, options);
        foreach (var failure in set.Failures)
        {
            AddLost(FileOf(failure), failure);
        }

        return set;
    }

    private void AddLost(string path, PolicyFailure failure)
    {
        var isKnown = false;
        for (var i = 0; i < Problems.Count; i++)
        {
            if (Problems[i].File == path && Problems[i].Kind == failure.Kind && Problems[i].Name == failure.Name)
            {
                (Problems[i], isKnown) = (Problems[i] with { KeptLastGood = false }, true);
            }
        }

        if (!isKnown)
        {
            Problems.Add(new PolicyProblem(path, failure.Kind, failure.Name, KeptLastGood: false, Lines(failure.Diagnostics)) { Diagnostics = failure.Diagnostics });
        }
    }

    /// <summary>The documents that serve, by file: the last good ones of the next reading.</summary>
    public Dictionary<string, IReadOnlyList<PolicyDocument>> Served(PolicySet set)
    {
        Dictionary<string, IReadOnlyList<PolicyDocument>> served = new(StringComparer.Ordinal);
        foreach (var document in _documents)
        {
            if (!HasFailed(set, document))
            {
                served[document.Source.Name] = served.TryGetValue(document.Source.Name, out var others) ? [.. others, document] : [document];
            }
        }

        return served;
    }

    /// <summary>Puts the last good version of a document in; of all documents of the file when the broken one has no name to know it by.</summary>
    private bool Keep(string path, PolicyFailure? failure, IReadOnlyList<PolicyDocument> present)
    {
        if (!_lastGood.TryGetValue(path, out var candidates))
        {
            return false;
        }

        var kept = false;
        foreach (var candidate in candidates)
        {
            if ((failure is null || failure.Name.Length == 0 || Is(candidate, failure)) && !Holds(present, candidate) && !_documents.Contains(candidate))
            {
                _documents.Add(candidate);
                kept = true;
            }
        }

        return kept;
    }

    private void AddWarnings(LoadResult loaded)
    {
        foreach (var diagnostic in loaded.Diagnostics)
        {
            if (diagnostic.Severity != DiagnosticSeverity.Error)
            {
                Warnings.Add(diagnostic.ToString());
            }
        }
    }

    private static bool HasFailed(PolicySet set, PolicyDocument document)
    {
        foreach (var failure in set.Failures)
        {
            if (FileOf(failure) == document.Source.Name && Is(document, failure))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(IReadOnlyList<PolicyDocument> documents, PolicyDocument sought)
    {
        foreach (var document in documents)
        {
            if ((document.Kind, document.Namespace, document.Name) == (sought.Kind, sought.Namespace, sought.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Exceptions of several namespaces may stand in one file, and have one name.
    private static bool Is(PolicyDocument document, PolicyFailure failure) =>
        (document.Kind, document.Namespace, document.Name) == (failure.Kind, failure.Namespace, failure.Name);

    private static string FileOf(PolicyFailure failure) => failure.Diagnostics.Count > 0 ? failure.Diagnostics[0].Source.Name : "";

    private static List<string> Lines(IReadOnlyList<Diagnostic> diagnostics)
    {
        List<string> lines = [];
        foreach (var diagnostic in diagnostics)
        {
            lines.Add(diagnostic.ToString());
        }

        return lines;
    }
}
