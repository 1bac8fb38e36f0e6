using Caveat.Audit.Reports;

namespace Caveat.Cli.Auditing;

/// <summary>What <c>audit</c> is asked to do.</summary>
internal sealed record AuditOptions
{
    /// <summary>Files, directories or archives that are the cluster.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>CustomResourceDefinitions: which resource a kind is.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>Whether what could not be read leaves the exit code to what was found.</summary>
    public bool AllowsPartial { get; init; }
}
