using Caveat.Audit.Sharding;
using Caveat.Policies;

namespace Caveat.Audit.Reports;

/// <summary>What reports say besides their rows, and how a terminal shows them.</summary>
public sealed record ReportOptions
{
    /// <summary>The policies that judge.</summary>
    public IReadOnlyList<PolicySummary> Policies { get; init; } = [];

    /// <summary>Version of the program; empty when it has none.</summary>
    public string Version { get; init; } = "";

    /// <summary>When the run began.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Which part of the run this is; null for a whole one.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether rows say what was known before this run.</summary>
    public bool HasHistory { get; init; }

    /// <summary>Whether standard output takes colours.</summary>
    public bool HasColor { get; init; }

    /// <summary>Columns of a table.</summary>
    public int Width { get; init; } = 120;

    /// <summary>The operator of each policy that names one.</summary>
    public IReadOnlyDictionary<string, string> Operators()
    {
        Dictionary<string, string> operators = new(StringComparer.Ordinal);
        foreach (var policy in Policies)
        {
            if (policy.Operator is { } name)
            {
                operators[policy.Name] = name;
            }
        }

        return operators;
    }
}
