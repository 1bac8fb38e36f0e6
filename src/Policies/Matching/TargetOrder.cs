namespace Caveat.Policies.Matching;

/// <summary>The order in which rules are judged: by policy, a native one's bindings one after the other, then by rule.</summary>
internal static class TargetOrder
{
    public static int Compare(RuleTarget first, RuleTarget second)
    {
        var byPolicy = string.CompareOrdinal(first.Policy.Policy.Name, second.Policy.Policy.Name);
        if (byPolicy != 0)
        {
            return byPolicy;
        }

        if (first.Policy != second.Policy)
        {
            return Compare(first.Policy, second.Policy);
        }

        var byPlace = first.Rule.Ordinal.CompareTo(second.Rule.Ordinal);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(first.Rule.Name, second.Rule.Name);
    }

    /// <summary>By name, then kind, then binding: names are unique in a kind.</summary>
    public static int Compare(ServingPolicy first, ServingPolicy second)
    {
        var byName = string.CompareOrdinal(first.Policy.Name, second.Policy.Name);
        var byKind = byName != 0 ? byName : string.CompareOrdinal(first.Policy.Document.Kind, second.Policy.Document.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(first.Binding?.Name, second.Binding?.Name);
    }
}
