namespace Caveat.Policies;

/// <summary>A field that takes part in a violation.</summary>
/// <param name="Path">As people write paths: <c>spec.kafka.listeners[2].port</c>; cut at <see cref="MaxPathLength"/>.</param>
/// <param name="Value">What stands there, as compact JSON, cut at <see cref="MaxValueLength"/>; null when nothing does.</param>
/// <param name="OldValue">What stood there before, where the rule is about the change; null when nothing did or the rule is not.</param>
public sealed record FieldValue(string Path, string? Value, string? OldValue = null)
{
    /// <summary>UTF-16 code units of a value that are kept: enough for a line of a terminal.</summary>
    public const int MaxValueLength = 120;

    /// <summary>UTF-16 code units of a path that are kept: an object's own keys stand in it, and may be as long as the object.</summary>
    public const int MaxPathLength = 256;

    /// <summary>Whether the rule is about the step from <see cref="OldValue"/> to <see cref="Value"/>.</summary>
    public bool IsChange { get; init; }

    /// <summary>Who set it last, where the rule is about that; else null.</summary>
    public FieldWriter? SetBy { get; init; }

    /// <summary>For people: <c>spec.replicas: 3 -> 1</c>, <c>spec.x: not set</c>.</summary>
    public override string ToString() =>
        IsChange ? $"{Path}: {OldValue ?? "not set"} -> {Value ?? "not set"}" : $"{Path}: {Value ?? "not set"}";
}
