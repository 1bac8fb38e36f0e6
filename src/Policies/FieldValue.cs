namespace Caveat.Policies;

/// <summary>A field that takes part in a violation.</summary>
/// <param name="Path">As people write paths: <c>spec.kafka.listeners[2].port</c>.</param>
/// <param name="Value">What stands there, as compact JSON, cut at <see cref="MaxValueLength"/>; null when nothing does.</param>
/// <param name="OldValue">What stood there before, where the rule is about the change; null when nothing did or the rule is not.</param>
public sealed record FieldValue(string Path, string? Value, string? OldValue = null)
{
    /// <summary>UTF-16 code units of a value that are kept: enough for a line of a terminal.</summary>
    public const int MaxValueLength = 120;
}
