using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>Takes the findings of one check.</summary>
internal sealed class CheckReport(SourceText source)
{
    private readonly List<Diagnostic> _diagnostics = [];

    public SourceText Source => source;

    public bool HasErrors => _diagnostics.Count > 0;

    /// <summary>No further error is shown; what makes one is not worth its time.</summary>
    public bool IsFull => _diagnostics.Count > Checker.MaxErrors;

    public void Add(TextSpan span, string message)
    {
        if (_diagnostics.Count < Checker.MaxErrors)
        {
            _diagnostics.Add(Diagnostic.Error(source, span, message));
        }
        else if (_diagnostics.Count == Checker.MaxErrors)
        {
            AddLast(span, CheckErrors.TooMany());
        }
    }

    public void AddLast(TextSpan span, string message) => _diagnostics.Add(Diagnostic.Error(source, span, message));

    public IReadOnlyList<Diagnostic> InOrder()
    {
        if (_diagnostics.Count == 0)
        {
            return [];
        }

        var order = new int[_diagnostics.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // Errors at one place stay in the order in which they were found.
        Array.Sort(order, (a, b) => Compare(a, b));
        return Array.ConvertAll(order, i => _diagnostics[i]);
    }

    private int Compare(int a, int b)
    {
        var byPlace = _diagnostics[a].Span.Start.CompareTo(_diagnostics[b].Span.Start);
        return byPlace != 0 ? byPlace : a.CompareTo(b);
    }
}
