using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>What a check found, before anybody decides what to do about it.</summary>
/// <param name="Fields">Fields that take part.</param>
/// <param name="Message">What is said when the rule's author says nothing.</param>
internal sealed record Finding(IReadOnlyList<FieldValue> Fields, string Message)
{
    /// <summary>What is to be done when the rule's author says nothing; null when the check does not know.</summary>
    public string? Fix { get; init; }

    /// <summary>A word of Kubernetes' status reasons for the client; null for the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is what a write has left, of which nobody knows for sure who did it: it says so itself, and denies nothing.</summary>
    public bool IsTrace { get; init; }

    /// <summary>Paths of the fields, where the check judges a state.</summary>
    public IReadOnlyList<FieldPath> Paths { get; init; } = [];
}
