using System.Security.Cryptography;
using System.Text;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Matching;

/// <summary>
/// What a webhook has to be registered for, from what rules apply to. Objects that a label tells (an operator's children, most of all) get entries of their own: with
/// them in the entry for everything, an API server whose webhook is down would refuse every write of a Secret.
/// </summary>
internal static class WebhookEntries
{
    /// <summary>
    /// Entries with labels or conditions. Each profile that protects children takes two. The API server looks at all of them for each write; what is beyond goes into the entry for
    /// everything, which asks more often and decides the same.
    /// </summary>
    public const int MaxNarrowed = 40;

    private const int MaxProfileName = 200;

    public static List<WebhookEntry> Of(IReadOnlyList<TargetEntry> targets, RestMapping mapping)
    {
        var narrowed = new SortedDictionary<string, WebhookDraft>(StringComparer.Ordinal);
        var wide = new WebhookDraft("", LabelSelector.Everything, []);
        foreach (var target in targets)
        {
            Add(narrowed, wide, target, target.ResourceIn(mapping));
        }

        while (narrowed.Count > MaxNarrowed)
        {
            var (key, last) = LastOf(narrowed);
            narrowed.Remove(key);
            wide.Add(last);
        }

        return Finish(wide, narrowed.Values);
    }

    private static List<WebhookEntry> Finish(WebhookDraft wide, IEnumerable<WebhookDraft> narrowed)
    {
        var entries = new List<WebhookEntry>();
        foreach (var draft in narrowed)
        {
            // An object that is asked about anyway must not be asked about twice.
            draft.Remove(wide);
            AddEntry(entries, draft);
        }

        AddEntry(entries, wide);
        return entries;
    }

    private static void AddEntry(List<WebhookEntry> entries, WebhookDraft draft)
    {
        if (draft.ToRules() is { Count: > 0 } rules)
        {
            entries.Add(new WebhookEntry(draft.Name, draft.Labels, draft.Conditions, rules));
        }
    }

    private static void Add(SortedDictionary<string, WebhookDraft> narrowed, WebhookDraft wide, TargetEntry entry, string resource)
    {
        var target = entry.Target;
        var group = entry.Name.Group;
        if (target.Subresources.Count > 0)
        {
            foreach (var subresource in target.Subresources)
            {
                DraftOfSubresource(narrowed, wide, target).Add(group, $"{resource}/{subresource}", target.Operations);
            }

            return;
        }

        DraftOfObject(narrowed, wide, target).Add(group, resource, target.Operations);
        if ((target.Operations & Operations.Update) != Operations.None && target.Rule.Body.Check is not null && target.Native is null)
        {
            DraftOfSubresource(narrowed, wide, target).Add(group, $"{resource}/scale", Operations.Update);
        }
    }

    private static WebhookDraft DraftOfObject(SortedDictionary<string, WebhookDraft> narrowed, WebhookDraft wide, RuleTarget target)
    {
        if (target.IsChild)
        {
            var (profile, children) = (target.Policy.Profile!, target.Policy.Profile!.Children);
            var child = new WebhookCondition("a-child-of-the-operator", children.Condition ?? "");
            return Known(narrowed, new WebhookDraft(
                NameOf(profile.Name, "children"), children.Labels, children.Condition is null ? [NotTheOperator(profile)] : [NotTheOperator(profile), child]));
        }

        var labels = target.Policy.Policy.Match.ObjectLabels;
        return labels.IsEmpty ? wide : Known(narrowed, new WebhookDraft($"labels-{ShortHashOf(labels.ToString())}", labels, []));
    }

    // A Scale and a PodExecOptions have no labels: a selector would leave them out.
    private static WebhookDraft DraftOfSubresource(SortedDictionary<string, WebhookDraft> narrowed, WebhookDraft wide, RuleTarget target) => target.IsChild
        ? Known(narrowed, new WebhookDraft(NameOf(target.Policy.Profile!.Name, "subresources"), LabelSelector.Everything, [NotTheOperator(target.Policy.Profile!)]))
        : wide;

    private static WebhookCondition NotTheOperator(OperatorFacts profile) => new("not-the-operator", profile.OthersCondition);

    // With the webhook's own name behind it, an entry's has at most the 253 characters of a DNS name.
    private static string NameOf(string profile, string what) => profile.Length <= MaxProfileName ? $"{profile}-{what}" : $"{ShortHashOf(profile)}-{what}";

    private static string ShortHashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));

    private static WebhookDraft Known(SortedDictionary<string, WebhookDraft> narrowed, WebhookDraft draft)
    {
        if (!narrowed.TryGetValue(draft.Name, out var known))
        {
            narrowed.Add(draft.Name, known = draft);
        }

        return known;
    }

    private static (string Key, WebhookDraft Draft) LastOf(SortedDictionary<string, WebhookDraft> drafts)
    {
        var last = default((string, WebhookDraft));
        foreach (var (key, draft) in drafts)
        {
            last = (key, draft);
        }

        return last;
    }
}
