namespace Caveat.Audit.Reports;

/// <summary>Problems that a report names behind its rows; all are counted.</summary>
internal sealed class ProblemList
{
    /// <summary>Problems that are kept: who has more looks at the first.</summary>
    public const int MaxKept = 1_000;

    private readonly List<string> _kept = [];

    public IReadOnlyList<string> Kept => _kept;

    public void Add(string problem)
    {
        if (_kept.Count < MaxKept)
        {
            _kept.Add(problem);
        }
    }
}
