using System.Text;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Policies.Testing;

namespace Caveat.Manifests.Testing;

/// <summary>The policies of cases: the same for all, but for those that bring exceptions. Each set is built once.</summary>
internal sealed class CaseSets
{
    private readonly IReadOnlyList<PolicyDocument> _documents;
    private readonly PolicySetOptions _options;
    private readonly Dictionary<string, PolicySet> _withExceptions = new(StringComparer.Ordinal);

    public CaseSets(IReadOnlyList<PolicyDocument> documents, PolicySetOptions options)
    {
        _documents = documents;
        _options = options;
        Shared = PolicySet.Build(documents, options);
    }

    public PolicySet Shared { get; }

    /// <summary>Null when an exception does not load.</summary>
    public PolicySet? With(IReadOnlyList<WrittenObject> exceptions, out string? problem)
    {
        problem = null;
        if (exceptions.Count == 0)
        {
            return Shared;
        }

        var key = new StringBuilder();
        foreach (var exception in exceptions)
        {
            key.Append(exception.Value.ToString()).Append('\n');
        }

        if (!_withExceptions.TryGetValue(key.ToString(), out var set) && (set = Build(exceptions, out problem)) is not null)
        {
            _withExceptions.Add(key.ToString(), set);
        }

        return set;
    }

    private PolicySet? Build(IReadOnlyList<WrittenObject> exceptions, out string? problem)
    {
        problem = null;
        List<PolicyDocument> documents = [.. _documents];
        foreach (var exception in exceptions)
        {
            var loaded = PolicyLoader.Load(exception.Source, exception.Node);
            problem ??= loaded.Failures.Count > 0 ? loaded.Failures[0].Diagnostics[0].ToString() : null;
            documents.AddRange(loaded.Documents);
        }

        var set = problem is null ? PolicySet.Build(documents, _options) : null;
        foreach (var failure in set?.Failures ?? [])
        {
            problem ??= failure.Kind == "CaveatException" ? failure.Diagnostics[0].ToString() : null;
        }

        return problem is null ? set : null;
    }
}
