namespace Caveat.Policies.Explaining;

/// <summary>A policy in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind; Kubernetes' own policies are only named.</param>
/// <param name="Description">What its author says; null for nothing.</param>
/// <param name="Operator">Whose objects it is about; null for no operator's.</param>
/// <param name="Subject">What it applies to: <c>Kafka of kafka.strimzi.io</c>; empty when its rules say it.</param>
/// <param name="Rules">In the order of the document.</param>
public sealed record PolicyExplanation(string Name, string Kind, string? Description, string? Operator, string Subject, IReadOnlyList<RuleExplanation> Rules);
