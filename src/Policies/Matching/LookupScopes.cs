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

    /// <summary>Kinds of which rules may ask for an object, those that are wanted fresh among them.</summary>
    public static List<(string Group, string Kind)> KindsOf(IReadOnlyList<ServingPolicy> policies)
    {
        var kinds = new SortedSet<(string Group, string Kind)>();
        foreach (var policy in policies)
        {
            foreach (var cell in policy.Policy.Cells)
            {
                if (cell.Lookup is { } lookup)
                {
                    kinds.Add((lookup.Template.Group, lookup.Template.Kind));
                }
            }

            if (policy.Binding?.ParamNeed is { } param)
            {
                kinds.Add((param.Group, param.Kind));
            }

            if (NeedsNamespaces(policy.Policy) || policy.Binding is not null)
            {
                kinds.Add(("", "Namespace"));
            }
        }

        return [.. kinds];
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
