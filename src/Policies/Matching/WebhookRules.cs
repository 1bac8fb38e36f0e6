using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Matching;

/// <summary>What a webhook has to be registered for, from what rules apply to.</summary>
internal static class WebhookRules
{
    private static readonly Comparer<(string Group, Operations Operations)> KeyOrder = Comparer<(string Group, Operations Operations)>.Create(
        static (a, b) => string.CompareOrdinal(a.Group, b.Group) is var byGroup and not 0 ? byGroup : a.Operations.CompareTo(b.Operations));

    public static List<WebhookRule> Of(IReadOnlyList<TargetEntry> entries, RestMapping mapping)
    {
        var resources = new SortedDictionary<(string Group, Operations Operations), SortedSet<string>>(KeyOrder);
        foreach (var entry in entries)
        {
            Add(resources, entry, entry.ResourceIn(mapping));
        }

        var rules = new List<WebhookRule>(resources.Count);
        foreach (var (key, names) in resources)
        {
            rules.Add(new WebhookRule(key.Group, ["*"], [.. names], key.Operations));
        }

        return rules;
    }

    private static void Add(SortedDictionary<(string Group, Operations Operations), SortedSet<string>> resources, TargetEntry entry, string resource)
    {
        var target = entry.Target;
        if (target.Subresources.Count > 0)
        {
            foreach (var subresource in target.Subresources)
            {
                SetOf(resources, (entry.Name.Group, target.Operations)).Add($"{resource}/{subresource}");
            }

            return;
        }

        SetOf(resources, (entry.Name.Group, target.Operations)).Add(resource);
        if ((target.Operations & Operations.Update) != Operations.None && target.Rule.Body.Check is not null && target.Native is null)
        {
            SetOf(resources, (entry.Name.Group, Operations.Update)).Add($"{resource}/scale");
        }
    }

    private static SortedSet<string> SetOf(
        SortedDictionary<(string Group, Operations Operations), SortedSet<string>> resources, (string Group, Operations Operations) key)
    {
        if (!resources.TryGetValue(key, out var set))
        {
            resources.Add(key, set = new SortedSet<string>(StringComparer.Ordinal));
        }

        return set;
    }
}
