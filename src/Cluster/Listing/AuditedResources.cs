using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Cluster.Listing;

/// <summary>Which of the resources that a server has the rules of policies apply to: these are listed, and no others.</summary>
public sealed class AuditedResources
{
    private const string Any = "*";
    private const Operations Writes = Operations.Create | Operations.Update;

    private readonly List<WebhookEntry> _entries;
    private readonly ServedResources _served;
    private readonly List<string> _problems = [];

    private AuditedResources(IReadOnlyList<PolicySet> policies, ServedResources served)
    {
        // What is there is not filled in any more.
        _entries = [.. policies.SelectMany(static set => set.EntriesFor(ReviewPhase.Validate))];
        _served = served;
    }

    /// <summary>Sorted by group, then resource.</summary>
    public IReadOnlyList<AuditedResource> All { get; private set; } = [];

    /// <summary>Rules that can't be audited, and why; whole sentences.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="policies">The rules, built with the server's resources.</param>
    /// <param name="served">What there is.</param>
    /// <param name="only">Kinds, resources or <c>resource.group</c> that are wanted; empty for all.</param>
    public static AuditedResources Of(IReadOnlyList<PolicySet> policies, ServedResources served, IReadOnlyList<string> only)
    {
        var audited = new AuditedResources(policies, served);
        audited.Find(only);
        return audited;
    }

    private void Find(IReadOnlyList<string> only)
    {
        List<AuditedResource> found = [];
        HashSet<string> unused = new(only, StringComparer.OrdinalIgnoreCase);
        foreach (var resource in _served.All)
        {
            if (Matches(resource) is { Count: > 0 } matches && IsWanted(resource, only, unused))
            {
                found.Add(new AuditedResource(resource, SelectorOf(matches)));
            }
        }

        foreach (var name in unused)
        {
            _problems.Add($"--kind {name}: the cluster has no such kind that the policies apply to");
        }

        foreach (var (group, complaint) in _served.Failures)
        {
            if (IsNamed(group))
            {
                _problems.Add($"{group}: not audited, for nobody says which resources it has: {complaint}");
            }
        }

        All = found;
    }

    private List<WebhookEntry> Matches(ServedResource resource)
    {
        List<WebhookEntry> matches = [];
        foreach (var entry in _entries)
        {
            foreach (var rule in entry.Rules)
            {
                if ((rule.Operations & Writes) != Operations.None && Has([rule.Group], resource.Group) && Has(rule.Resources, resource.Resource))
                {
                    matches.Add(entry);
                }
            }
        }

        return matches;
    }

    private bool IsNamed(string group) => _entries.Exists(entry => entry.Rules.Any(rule => Has([rule.Group], group)));

    private static bool IsWanted(ServedResource resource, IReadOnlyList<string> only, HashSet<string> unused)
    {
        var isNamed = unused.Remove(resource.Kind) | unused.Remove(resource.Resource) | unused.Remove(resource.FullName);
        return only.Count == 0 || isNamed || only.Any(name => IsNamed(resource, name));
    }

    private static bool IsNamed(ServedResource resource, string name) =>
        name.Equals(resource.Kind, StringComparison.OrdinalIgnoreCase) || name.Equals(resource.Resource, StringComparison.OrdinalIgnoreCase)
        || name.Equals(resource.FullName, StringComparison.OrdinalIgnoreCase);

    private static string SelectorOf(List<WebhookEntry> matches)
    {
        var selector = matches[0].Labels.ToString();
        return matches.TrueForAll(match => match.Labels.ToString() == selector) ? selector : "";
    }

    private static bool Has(IReadOnlyList<string> names, string name) => names.Contains(Any, StringComparer.Ordinal) || names.Contains(name, StringComparer.Ordinal);
}
