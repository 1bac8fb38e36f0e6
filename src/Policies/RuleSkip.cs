namespace Caveat.Policies;

/// <summary>A rule that an audit can't judge, as it asks something of a write that the object doesn't tell.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Body">The rule's body, as in <c>transition</c>.</param>
/// <param name="Reason">As in <c>not auditable: compares with the object before</c>.</param>
public sealed record RuleSkip(string Policy, string Rule, string Body, string Reason);
