namespace Caveat.Policies;

/// <summary>A field that a <c>default</c> rule filled in.</summary>
/// <param name="Field">As people write paths: <c>spec.kafka.config["min.insync.replicas"]</c>.</param>
/// <param name="Value">As JSON.</param>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule in the policy.</param>
public sealed record FilledDefault(string Field, string Value, string Policy, string Rule);
