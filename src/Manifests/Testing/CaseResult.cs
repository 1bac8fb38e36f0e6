namespace Caveat.Manifests.Testing;

/// <summary>What a case came to.</summary>
public sealed record CaseResult
{
    /// <summary>As <c>test/case</c>.</summary>
    public required string Name { get; init; }

    /// <summary>File and line of the case.</summary>
    public required string Place { get; init; }

    /// <summary>Why the case could not be judged, with its place; null when it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it came to what it expects.</summary>
    public bool Passed { get; init; }

    /// <summary>What it expects, as JSON in the words of a test.</summary>
    public ReadOnlyMemory<byte> Expected { get; init; }

    /// <summary>What it came to, in the detail of what it expects.</summary>
    public ReadOnlyMemory<byte> Actual { get; init; }

    /// <summary>Rules, as <c>policy/rule</c>, whose violation or default it expects and that were found so.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    /// <summary>Rules, as <c>policy/rule</c>, that applied and found nothing.</summary>
    public IReadOnlyList<string> Passes { get; init; } = [];
}
