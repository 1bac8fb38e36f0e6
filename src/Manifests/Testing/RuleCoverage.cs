using Caveat.Policies;

namespace Caveat.Manifests.Testing;

/// <summary>Which rules cases have seen to fire and to hold.</summary>
public sealed class RuleCoverage
{
    private readonly HashSet<string> _hit = new(StringComparer.Ordinal);
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);

    /// <summary>Only cases that passed count: what an unexpected result shows of a rule is not known.</summary>
    public void Add(CaseResult result)
    {
        if (result.Passed)
        {
            _hit.UnionWith(result.Hits);
            _passed.UnionWith(result.Passes);
        }
    }

    /// <summary>Rules, as <c>policy/rule</c>, that no case expects to fire; by policy, in the order of the document.</summary>
    public IReadOnlyList<string> NeverHit(PolicySet policies) => RulesWithout(policies, _hit);

    /// <summary>Rules, as <c>policy/rule</c>, that held in no case; by policy, in the order of the document.</summary>
    public IReadOnlyList<string> NeverPassed(PolicySet policies) => RulesWithout(policies, _passed);

    private static List<string> RulesWithout(PolicySet policies, HashSet<string> seen)
    {
        var missing = new List<string>();
        foreach (var policy in policies.Policies)
        {
            foreach (var rule in policy.Rules)
            {
                if (!seen.Contains($"{policy.Name}/{rule}"))
                {
                    missing.Add($"{policy.Name}/{rule}");
                }
            }
        }

        return missing;
    }
}
