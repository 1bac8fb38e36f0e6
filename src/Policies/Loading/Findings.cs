using Caveat.Text;

namespace Caveat.Policies.Loading;

/// <summary>Findings about one text, collected in the order they are found.</summary>
internal sealed class Findings(SourceText source)
{
    /// <summary>Findings that are kept of one document: whoever wrote more has to start over anyway.</summary>
    public const int MaxFindings = 200;

    private readonly List<Diagnostic> _items = [];

    public SourceText Source => source;

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public void Error(TextSpan span, string message) => Add(Diagnostic.Error(source, span, message));

    public void Warning(TextSpan span, string message) => Add(Diagnostic.Warning(source, span, message));

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        if (_items.Count < MaxFindings)
        {
            _items.Add(diagnostic);
        }
    }
}
