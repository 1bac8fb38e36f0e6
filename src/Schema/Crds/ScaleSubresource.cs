using Caveat.Json;

namespace Caveat.Schema.Crds;

/// <summary>Where <c>kubectl scale</c> and autoscalers read and write.</summary>
/// <param name="SpecReplicas">The number that is wanted.</param>
/// <param name="StatusReplicas">The number that is there.</param>
/// <param name="LabelSelector">The selector of the pods, as a string; null when there is none.</param>
public sealed record ScaleSubresource(FieldPath SpecReplicas, FieldPath StatusReplicas, FieldPath? LabelSelector);
