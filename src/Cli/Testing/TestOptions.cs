namespace Caveat.Cli.Testing;

/// <summary>What <c>test</c> is asked to do.</summary>
internal sealed record TestOptions
{
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Empty: those that stand beside the tests.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Only cases whose name, as test/case, holds it or, with <c>*</c>, is like it; null for all.</summary>
    public string? Filter { get; init; }

    public bool RequiresCoverage { get; init; }
}
