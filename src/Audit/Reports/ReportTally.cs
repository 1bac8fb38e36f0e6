using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>How many rows have which result, and where the findings are.</summary>
public sealed class ReportTally
{
    private const int Results = 5;

    /// <summary>Namespaces and the like that are counted by name; what comes behind counts as one.</summary>
    public const int MaxNames = 10_000;

    private readonly int[] _byResult = new int[Results];
    private readonly IReadOnlyDictionary<string, string> _operators;

    /// <param name="operators">The operator of each policy that names one.</param>
    public ReportTally(IReadOnlyDictionary<string, string> operators) => _operators = operators;

    /// <summary>Findings that a baseline accepts.</summary>
    public int Known { get; private set; }

    /// <summary>Objects that were judged.</summary>
    public int Objects { get; private set; }

    /// <summary>Inputs that could not be read or judged.</summary>
    public int Problems { get; private set; }

    /// <summary>Rows with a result.</summary>
    public int this[RowResult result] => _byResult[(int)result];

    /// <summary>Findings: what neither passes nor is skipped.</summary>
    public int Findings => this[RowResult.Fail] + this[RowResult.Error] + this[RowResult.Warn];

    /// <summary>Violations by severity.</summary>
    public IReadOnlyDictionary<Severity, int> BySeverity => _bySeverity;

    /// <summary>Findings by operator; by an empty name where the policy names none.</summary>
    public IReadOnlyDictionary<string, int> ByOperator => _byOperator;

    /// <summary>Findings by namespace; by an empty name for cluster-scoped objects.</summary>
    public IReadOnlyDictionary<string, int> ByNamespace => _byNamespace;

    private readonly Dictionary<Severity, int> _bySeverity = [];
    private readonly Dictionary<string, int> _byOperator = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byNamespace = new(StringComparer.Ordinal);

    /// <summary>Counts an object and its rows.</summary>
    public void Add(ObjectReport report)
    {
        Objects++;
        _byResult[(int)RowResult.Pass] += report.Passes.Count;
        foreach (var row in report.Found)
        {
            _byResult[(int)row.Result]++;
            Known += row.IsKnown && row.IsFinding ? 1 : 0;
            if (row.Result < RowResult.Skip)
            {
                AddFinding(row);
            }
        }
    }

    /// <summary>Counts an input that could not be read.</summary>
    public void AddProblem() => Problems++;

    private void AddFinding(ReportRow row)
    {
        if (row.Severity is { } severity)
        {
            _bySeverity[severity] = _bySeverity.GetValueOrDefault(severity) + 1;
        }

        Count(_byOperator, _operators.GetValueOrDefault(row.Policy) ?? "");
        Count(_byNamespace, row.Resource.Namespace);
    }

    private static void Count(Dictionary<string, int> counts, string name)
    {
        var key = counts.Count < MaxNames || counts.ContainsKey(name) ? name : "…";
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
