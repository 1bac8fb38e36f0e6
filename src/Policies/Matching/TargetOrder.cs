namespace Caveat.Policies.Matching;

/// <summary>The order in which rules are judged: by policy, then by rule.</summary>
internal static class TargetOrder
{
    public static int Compare(RuleTarget first, RuleTarget second)
    {
        var byPolicy = string.CompareOrdinal(first.Policy.Policy.Name, second.Policy.Policy.Name);
        return byPolicy != 0 ? byPolicy : string.CompareOrdinal(first.Rule.Name, second.Rule.Name);
    }
}
