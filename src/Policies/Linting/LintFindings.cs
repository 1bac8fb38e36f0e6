using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Collects what is found; the same thing at the same place once.</summary>
internal sealed class LintFindings
{
    /// <summary>Findings that are kept: more than anybody reads.</summary>
    public const int MaxFindings = 10_000;

    private readonly HashSet<LintFinding> _seen = [];
    private readonly HashSet<(string Rule, SourceText Source, TextSpan Span)> _places = [];
    private readonly List<LintFinding> _items = [];

    public void Add(string rule, LintLevel level, SourceText source, TextSpan span, string message)
    {
        var finding = new LintFinding(rule, level, source, span, message);
        if (_items.Count < MaxFindings && _seen.Add(finding))
        {
            _items.Add(finding);
            _places.Add((rule, source, span));
        }
    }

    /// <summary>Whether a place was spoken of: a second version of a resource says nothing new of it.</summary>
    public bool Has(string rule, SourceText source, TextSpan span) => _places.Contains((rule, source, span));

    /// <summary>By file, place, id and message.</summary>
    public IReadOnlyList<LintFinding> Sorted()
    {
        _items.Sort(static (a, b) =>
            string.CompareOrdinal(a.Source.Name, b.Source.Name) is not 0 and var byName ? byName
            : a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
            : string.CompareOrdinal(a.Rule, b.Rule) is not 0 and var byRule ? byRule
            : string.CompareOrdinal(a.Message, b.Message));
        return _items;
    }
}
