namespace Caveat.Policies;

/// <summary>A rule that applied to a write and found nothing; of a <c>default</c>, one that had nothing to fill in.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Body">The rule's body, as in <c>conflict</c>.</param>
public sealed record RulePass(string Policy, string Rule, string Body);
