using Caveat.Policies.Model;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies;

/// <summary>A rule that a write breaks.</summary>
public sealed class Violation
{
    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Name of the rule in the policy.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's body as it is written in a policy: <c>conflict</c>, <c>transition</c>, <c>protect</c>.</summary>
    public required string Body { get; init; }

    /// <summary>How much harm it does.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is done about it at the time of the review: a <c>Deny</c> before its <c>enforceFrom</c> is a <c>Warn</c>.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>From when on a <c>Deny</c> denies; null for ever.</summary>
    public DateTimeOffset? EnforceFrom { get; init; }

    /// <summary>It was there before this write, which does not make it worse: it does not deny.</summary>
    public bool Tolerated { get; init; }

    /// <summary>Somebody may break the rule here, and until when: <c>excepted by X until T</c>; null when nobody may.</summary>
    public string? ExceptedBy { get; init; }

    /// <summary>Why an exception or acknowledgement of it does not count; null when there is none, or it counts.</summary>
    public string? Note { get; init; }

    /// <summary>Whether this violation alone refuses the write.</summary>
    public bool Denies => Action == RuleAction.Deny && !Tolerated && ExceptedBy is null;

    /// <summary>What clashes, as the rule's author says it; one line or several.</summary>
    public required string Message { get; init; }

    /// <summary>The fields that take part, in the order of the rule.</summary>
    public IReadOnlyList<FieldValue> Fields { get; init; } = [];

    /// <summary>The native policy that it breaks, which is told in the words of the API server; null for a <c>CaveatPolicy</c>.</summary>
    internal NativeOrigin? Native { get; init; }

    /// <summary>What the client's status says; null for the usual <c>Forbidden</c>.</summary>
    internal string? Reason { get; init; }

    /// <summary>What to do instead; null when the author says nothing.</summary>
    public string? Fix { get; init; }

    /// <summary>Where more can be read; null when the author names no place.</summary>
    public string? Docs { get; init; }
}
