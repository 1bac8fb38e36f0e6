using Caveat.Audit.Reports;
using Caveat.Manifests;

namespace Caveat.Cli.Checking;

/// <summary>What <c>check</c> is asked to do.</summary>
internal sealed record CheckOptions
{
    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>CustomResourceDefinitions: which resource a kind is, and whether it lies in namespaces.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>The objects as they are; makes an UPDATE of each that is in both. Empty for none.</summary>
    public IReadOnlyList<string> Old { get; init; } = [];

    /// <summary>The world that look-ups see. Empty: they see nothing, and what they ask is unknown.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    public required RequestTemplate Template { get; init; }
}
