using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Matching;

/// <summary>What policies may ask for, one scope a kind.</summary>
internal static class LookupScopes
{
    public static List<LookupScope> Of(IReadOnlyList<ServingPolicy> policies)
    {
        var scopes = new SortedDictionary<string, LookupScope>(StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            foreach (var cell in policy.Policy.Cells)
            {
                // A Secret in memory is one more place to lose it from.
                if (cell.Lookup is { } lookup && lookup.Template.MaxAge > TimeSpan.Zero && lookup.Template is not { Group: "", Kind: "Secret" })
                {
                    Add(scopes, new LookupScope(lookup.Template.Group, lookup.Template.Version, lookup.Template.Kind, LabelKeysOf(lookup)));
                }
            }

            if (NeedsNamespaces(policy.Policy))
            {
                Add(scopes, new LookupScope("", "v1", "Namespace", ""));
            }
        }

        return [.. scopes.Values];
    }

    private static void Add(SortedDictionary<string, LookupScope> scopes, LookupScope scope)
    {
        var key = $"{scope.Group}/{scope.Version}/{scope.Kind}";
        scopes[key] = scopes.TryGetValue(key, out var known) && known.LabelKeys != scope.LabelKeys ? scope with { LabelKeys = "" } : scope;
    }

    private static bool NeedsNamespaces(CompiledPolicy policy)
    {
        var needs = policy.Match.NeedsNamespace || policy.Exclude is { NeedsNamespace: true };
        foreach (var rule in policy.Rules)
        {
            needs |= rule.NeedsNamespace;
        }

        return needs;
    }

    private static string LabelKeysOf(CompiledLookup lookup)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (label, _) in lookup.Labels)
        {
            keys.Add(label);
        }

        return lookup.IsSingle ? "" : string.Join(',', keys);
    }
}
