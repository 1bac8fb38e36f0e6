using Caveat.Policies.Model;

namespace Caveat.Cli.Auditing;

/// <summary>What <c>audit</c> is told of findings before it looks.</summary>
internal sealed record FindingOptions
{
    /// <summary>Reports of earlier runs, which say when findings were seen first.</summary>
    public IReadOnlyList<string> Since { get; init; } = [];

    /// <summary>Files of findings that are accepted.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Where what was found is written as a baseline; null for nowhere.</summary>
    public string? NewBaseline { get; init; }

    /// <summary>Violations fail from this severity on, whatever is done about them; null: those that deny.</summary>
    public Severity? FailOn { get; init; }
}
