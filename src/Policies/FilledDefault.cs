using Caveat.Json;

namespace Caveat.Policies;

/// <summary>A field that a <c>default</c> rule filled in.</summary>
/// <param name="Field">As people write paths: <c>spec.kafka.config["min.insync.replicas"]</c>; an item of a list by its key, <c>spec.kafka.listeners[name=tls].type</c>.</param>
/// <param name="Path">The same in the object that came in, an item by its index.</param>
/// <param name="Value">As JSON.</param>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule in the policy.</param>
public sealed record FilledDefault(string Field, FieldPath Path, string Value, string Policy, string Rule);
