using Caveat.Audit.Reports;
using Caveat.Audit.Sharding;

namespace Caveat.Cli.Auditing;

/// <summary>What <c>audit</c> is asked to do.</summary>
internal sealed record AuditOptions
{
    /// <summary>Files, directories or archives that are the cluster. Empty for one that runs.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Null for the files that kubectl would read.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Empty for the current one.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Namespaces whose objects are looked at; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Kinds, resources or <c>resource.group</c> that are looked at; empty for all that the policies apply to.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>CustomResourceDefinitions: which resource a kind is.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>The objects as they were found an earlier time: transitions are judged against them. Empty for none.</summary>
    public IReadOnlyList<string> Old { get; init; } = [];

    /// <summary>Which part of the objects is judged; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Policies that serve now; what the others would change is reported then. Empty: nothing is compared.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>Audit logs of an API server whose writes are judged instead of objects. Empty for none.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Other objects that look-ups see when a log is replayed.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>What is known of findings.</summary>
    public required FindingOptions Findings { get; init; }

    /// <summary>Whether what could not be read leaves the exit code to what was found.</summary>
    public bool AllowsPartial { get; init; }
}
