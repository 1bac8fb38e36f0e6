namespace Caveat.Policies;

/// <summary>A rule that applies and is not judged: an audit can't, as it asks something of a write that the object doesn't tell; or what it looks up is unknown, and its <c>onUnknown</c> warns.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule; empty when the policy's own match could not be judged.</param>
/// <param name="Body">The rule's body, as in <c>transition</c>; empty with the rule's name.</param>
/// <param name="Reason">As in <c>not auditable: compares with the object before</c>.</param>
public sealed record RuleSkip(string Policy, string Rule, string Body, string Reason);
