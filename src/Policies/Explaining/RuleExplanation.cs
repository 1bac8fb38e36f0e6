using Caveat.Policies.Model;

namespace Caveat.Policies.Explaining;

/// <summary>A rule in words.</summary>
public sealed record RuleExplanation
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The field that its body is written in: <c>conflict</c>.</summary>
    public required string Body { get; init; }

    /// <summary>How much harm a violation does.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is done about a violation, <see cref="EnforceFrom"/> past.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>Before it Deny is Warn; null for none.</summary>
    public DateTimeOffset? EnforceFrom { get; init; }

    /// <summary>One sentence: what it does, without a full stop.</summary>
    public required string Sense { get; init; }

    /// <summary>Operations that it judges, as Kubernetes spells them.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>Only where this is true; null for everywhere.</summary>
    public string? When { get; init; }

    /// <summary>The expression that decides; null for bodies that need none.</summary>
    public string? Condition { get; init; }

    /// <summary>Paths that it is about.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What a violation is told with, expressions as written; null where the body says it.</summary>
    public string? Message { get; init; }

    /// <summary>What to do instead; null when the author doesn't say.</summary>
    public string? Fix { get; init; }

    /// <summary>Where more can be read; null when the author doesn't say.</summary>
    public string? Docs { get; init; }

    /// <summary>Why: the message, or what it does.</summary>
    public string Summary => Message ?? Sense;
}
