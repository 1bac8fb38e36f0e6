using Caveat.Text;

namespace Caveat.Policies.Loading;

/// <summary>Collects the documents of a text.</summary>
internal sealed class LoadResultBuilder
{
    private readonly List<PolicyDocument> _documents = [];
    private readonly List<PolicyFailure> _failures = [];
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>What could be read so far.</summary>
    public IReadOnlyList<PolicyDocument> Documents => _documents;

    public void Add(PolicyDocument? document, string kind, Findings findings)
    {
        IReadOnlyList<Diagnostic> sorted = findings.Items.Count == 0 ? [] : InOrder(findings.Items);
        _diagnostics.AddRange(sorted);
        if (findings.HasErrors)
        {
            _failures.Add(new PolicyFailure(kind, document?.Name ?? "", sorted) { Namespace = document?.Namespace ?? "" });
        }
        else if (document is not null)
        {
            _documents.Add(document);
        }
    }

    public LoadResult Build() => new(_documents, _failures, _diagnostics);

    // By place; findings about one place stay in the order in which they were found.
    private static List<Diagnostic> InOrder(IReadOnlyList<Diagnostic> items)
    {
        var indexes = new List<int>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            indexes.Add(i);
        }

        indexes.Sort((a, b) => items[a].Span.Start != items[b].Span.Start ? items[a].Span.Start.CompareTo(items[b].Span.Start) : a.CompareTo(b));
        return indexes.ConvertAll(i => items[i]);
    }
}
