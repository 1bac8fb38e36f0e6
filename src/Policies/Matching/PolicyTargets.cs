using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Matching;

/// <summary>Everything that policies' rules apply to, written out.</summary>
internal static class PolicyTargets
{
    public static List<TargetEntry> Of(IReadOnlyList<ServingPolicy> policies, ReviewPhase phase)
    {
        var entries = new List<TargetEntry>();
        foreach (var policy in policies)
        {
            foreach (var rule in policy.Policy.Rules)
            {
                if (rule.Body.Check is null == (phase == ReviewPhase.Mutate))
                {
                    Add(entries, policy, rule);
                }
            }
        }

        return entries;
    }

    /// <summary>Of which the object that a write names is fetched.</summary>
    public static List<(string Group, string Resource)> StoredBy(IReadOnlyList<TargetEntry> entries, RestMapping mapping)
    {
        var resources = new SortedSet<(string Group, string Resource)>();
        foreach (var entry in entries)
        {
            if (entry.Target.Rule.Body.NeedsObject)
            {
                resources.Add((entry.Name.Group, entry.ResourceIn(mapping)));
            }
        }

        return [.. resources];
    }

    private static void Add(List<TargetEntry> entries, ServingPolicy policy, CompiledRule rule)
    {
        if (policy.Policy.Native is { } native)
        {
            AddNative(entries, policy, rule, native.Match.Rules);
            return;
        }

        if (rule.Body.Targets is { } children)
        {
            AddChildren(entries, policy, rule, children);
            return;
        }

        foreach (var selector in policy.Policy.Match.Resources)
        {
            AddResources(entries, policy, rule, selector);
        }
    }

    private static void AddChildren(List<TargetEntry> entries, ServingPolicy policy, CompiledRule rule, IReadOnlyList<KindName> children)
    {
        foreach (var child in children)
        {
            var operations = (rule.Spec.Operations ?? rule.Written.Own ?? rule.Written.Kind.Usual) & rule.Written.Possible;
            entries.Add(new TargetEntry(child, true, new RuleTarget { Policy = policy, Rule = rule, Operations = operations, Subresources = rule.Body.Subresources, IsChild = true }));
        }
    }

    private static void AddNative(List<TargetEntry> entries, ServingPolicy policy, CompiledRule rule, IReadOnlyList<NativeRule> resourceRules)
    {
        foreach (var resourceRule in resourceRules)
        {
            foreach (var (resource, subresource) in resourceRule.Resources)
            {
                var target = new RuleTarget
                {
                    Policy = policy,
                    Rule = rule,
                    Native = resourceRule,
                    Operations = resourceRule.Operations,
                    Subresources = subresource.Length == 0 ? [] : [subresource],
                };
                foreach (var group in resourceRule.Groups)
                {
                    entries.Add(new TargetEntry(new KindName(group, resource), false, target));
                }
            }
        }
    }

    private static void AddResources(List<TargetEntry> entries, ServingPolicy policy, CompiledRule rule, ResourceSelector selector)
    {
        var target = new RuleTarget
        {
            Policy = policy,
            Rule = rule,
            Operations = (rule.Spec.Operations ?? rule.Written.Own ?? selector.Operations ?? rule.Written.Kind.Usual) & rule.Written.Possible,
            Versions = TextsOf(selector.Versions),
            Subresources = TextsOf(selector.Subresources),
        };
        if (target.Operations == Operations.None)
        {
            return;
        }

        var byKind = selector.Kinds.Count > 0;
        foreach (var group in selector.ApiGroups)
        {
            foreach (var name in byKind ? selector.Kinds : selector.Resources)
            {
                entries.Add(new TargetEntry(new KindName(group.Value, name.Value), byKind, target));
            }
        }
    }

    private static string[] TextsOf(IReadOnlyList<Written<string>> written)
    {
        var texts = new string[written.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = written[i].Value;
        }

        return texts;
    }
}
