using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>The findings of one run of the parser.</summary>
internal sealed class SyntaxFindings
{
    private readonly List<Diagnostic> _diagnostics = [];

    public SyntaxFindings(SourceText source) => Source = source;

    public SourceText Source { get; }

    /// <summary>True once <see cref="Parser.MaxFindings"/> are there; the rest of the text is not looked at.</summary>
    public bool IsFull => _diagnostics.Count >= Parser.MaxFindings;

    public bool Any => _diagnostics.Count > 0;

    public void Add(TextSpan span, string message)
    {
        if (!IsFull)
        {
            _diagnostics.Add(Diagnostic.Error(Source, span, message));
        }
    }

    /// <summary>All findings by position; of two at one place the first found stands first.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        if (_diagnostics.Count == 0)
        {
            return [];
        }

        var indexed = new (int Start, int Index)[_diagnostics.Count];
        for (var i = 0; i < indexed.Length; i++)
        {
            indexed[i] = (_diagnostics[i].Span.Start, i);
        }

        Array.Sort(indexed);
        return Array.ConvertAll(indexed, entry => _diagnostics[entry.Index]);
    }
}
