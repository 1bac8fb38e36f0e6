using Caveat.Audit.Reports;

namespace Caveat.Cli.Auditing;

/// <summary>What <c>audit merge</c> is asked to do.</summary>
internal sealed record MergeOptions
{
    /// <summary>Reports of shards.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Those that judged: reports say of which operator they are.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>What is known of findings.</summary>
    public required FindingOptions Findings { get; init; }
}
