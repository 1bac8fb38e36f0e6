using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Cluster.Registration;

/// <summary>
/// What no policy can reach, whatever it says: a mistake there would stop the cluster itself, and with it the way to mend the mistake. Held twice: the registration
/// leaves it out, and the webhook lets it pass when it is asked all the same (an API server before 1.21 does not label namespaces with their names).
/// </summary>
public sealed class WebhookScope
{
    private const string Any = "*";
    private const string Everything = "*/*";

    private static readonly (string Group, string Resource)[] ExcludedResources =
    [
        ("", "nodes"),
        ("certificates.k8s.io", "certificatesigningrequests"),
        ("coordination.k8s.io", "leases"),
        // Caveat asks these while it judges: it would wait for itself.
        ("authentication.k8s.io", "selfsubjectreviews"),
        ("authentication.k8s.io", "tokenreviews"),
        ("authorization.k8s.io", "localsubjectaccessreviews"),
        ("authorization.k8s.io", "selfsubjectaccessreviews"),
        ("authorization.k8s.io", "selfsubjectrulesreviews"),
        ("authorization.k8s.io", "subjectaccessreviews"),
        // A policy that is wrong must not keep people from mending it.
        ("caveat.dev", "caveatpolicies"),
        ("caveat.dev", "operatorprofiles"),
    ];

    /// <param name="excludedNamespaces">Names.</param>
    public WebhookScope(IReadOnlyList<string> excludedNamespaces) => ExcludedNamespaces = excludedNamespaces;

    /// <summary>Kubernetes' own namespaces, and the one that Caveat is installed in.</summary>
    public static WebhookScope Default { get; } = Of("caveat-system");

    /// <summary>Kubernetes' own namespaces, and that of the installation.</summary>
    public static WebhookScope Of(string ownNamespace) => new(["kube-system", "kube-public", "kube-node-lease", ownNamespace]);

    /// <summary>Names.</summary>
    public IReadOnlyList<string> ExcludedNamespaces { get; }

    /// <summary>Whether policies are asked about a request.</summary>
    public bool Covers(AdmissionRequest request)
    {
        var place = request.Namespace;
        foreach (var excluded in ExcludedNamespaces)
        {
            if (place.Is(excluded))
            {
                return false;
            }
        }

        return Covers(request.Resource.Group, request.Resource.Resource);
    }

    /// <summary>What of a rule may be registered. A wildcard that would take in an excluded resource is written out, as far as resources are known.</summary>
    internal static IReadOnlyList<WebhookRule> Registrable(WebhookRule rule, RestMapping mapping)
    {
        var byGroup = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var resource in rule.Resources)
        {
            if (rule.Group == Any && BaseOf(resource) == Any)
            {
                foreach (var group in GroupsOf(mapping))
                {
                    Add(byGroup, group, resource, mapping);
                }
            }
            else
            {
                Add(byGroup, rule.Group, resource, mapping);
            }
        }

        var rules = new List<WebhookRule>();
        foreach (var (group, resources) in byGroup)
        {
            rules.Add(rule with { Group = group, Resources = Widest(resources) });
        }

        return rules;
    }

    // An API server takes no name beside what covers it: */* stands for everything, pods/* for all subresources of pods.
    private static List<string> Widest(List<string> resources) => resources.Contains(Everything)
        ? [Everything]
        : resources.FindAll(resource => resource.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 && !resource.EndsWith("/*", StringComparison.Ordinal)
            ? !resources.Contains($"{resource[..slash]}/*")
            : true);

    private static void Add(SortedDictionary<string, List<string>> byGroup, string group, string resource, RestMapping mapping)
    {
        foreach (var allowed in Allowed(group, resource, mapping))
        {
            if (!byGroup.TryGetValue(group, out var resources))
            {
                byGroup.Add(group, resources = []);
            }

            resources.Add(allowed);
        }
    }

    private static List<string> Allowed(string group, string resource, RestMapping mapping)
    {
        var name = BaseOf(resource);
        if (name != Any)
        {
            return Covers(group, name) ? [resource] : [];
        }

        if (Array.TrueForAll(ExcludedResources, excluded => excluded.Group != group))
        {
            return [resource];
        }

        var names = new List<string>();
        foreach (var known in mapping.Resources)
        {
            if (known.Group == group && Covers(group, known.Resource))
            {
                names.Add(known.Resource + resource[name.Length..]);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private static SortedSet<string> GroupsOf(RestMapping mapping)
    {
        var groups = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var known in mapping.Resources)
        {
            groups.Add(known.Group);
        }

        return groups;
    }

    private static string BaseOf(string resource) => resource.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? resource[..slash] : resource;

    private static bool Covers(string group, string resource) =>
        Array.TrueForAll(ExcludedResources, excluded => excluded.Resource != resource || (excluded.Group != group && group != Any));
}
