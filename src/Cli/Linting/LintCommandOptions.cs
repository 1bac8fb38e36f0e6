namespace Caveat.Cli.Linting;

/// <summary>What <c>lint</c> was asked for.</summary>
internal sealed record LintCommandOptions
{
    /// <summary>Files and directories.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Policies that are there too.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>Files and directories of CustomResourceDefinitions.</summary>
    public required IReadOnlyList<string> Definitions { get; init; }

    /// <summary><c>table</c>, <c>json</c> or <c>github</c>.</summary>
    public required string Output { get; init; }

    /// <summary>Whether warnings fail too.</summary>
    public bool IsStrict { get; init; }
}
