namespace Caveat.Cli.Fixing;

/// <summary>What <c>fix</c> is asked to do.</summary>
internal sealed record FixOptions
{
    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The world that look-ups see.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>For objects that name none.</summary>
    public required string Namespace { get; init; }

    /// <summary>Whether the difference is printed, and not the manifests.</summary>
    public bool PrintsDiff { get; init; }

    /// <summary>Whether the files are written.</summary>
    public bool Writes { get; init; }
}
