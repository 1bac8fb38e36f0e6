using Caveat.Policies.Model;

namespace Caveat.Manifests.Testing;

/// <summary>The rules whose findings a test compares.</summary>
internal sealed class RuleScope
{
    private readonly IReadOnlyList<Written<RuleReference>> _rules;

    public RuleScope(IReadOnlyList<Written<RuleReference>> rules) => _rules = rules;

    public bool IsAll => _rules.Count == 0;

    public bool Holds(string policy, string rule)
    {
        foreach (var named in _rules)
        {
            // What failed before any rule did is every rule's.
            if (named.Value.Names(policy, rule) || (rule.Length == 0 && named.Value.Policy == policy))
            {
                return true;
            }
        }

        return IsAll;
    }

    /// <summary>A warning begins with the rule that it is of; one that doesn't is everybody's.</summary>
    public bool HoldsWarning(string warning)
    {
        var colon = warning.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || warning.AsSpan(0, colon).Contains(' ') || RuleReference.Parse(warning[..colon]) is not { } rule || Holds(rule.Policy, rule.Rule);
    }
}
