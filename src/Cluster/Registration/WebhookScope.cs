using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Cluster.Registration;

/// <summary>
/// What no policy can reach, whatever it says: a mistake there would stop the cluster itself, and with it the way to mend the mistake. Held twice: the registration
/// leaves it out, and the webhook lets it pass when it is asked all the same (an API server before 1.21 does not label namespaces with their names).
/// </summary>
public sealed class WebhookScope
{
    private static readonly (string Group, string Resource)[] ExcludedResources =
    [
        ("", "nodes"),
        ("certificates.k8s.io", "certificatesigningrequests"),
        ("coordination.k8s.io", "leases"),
    ];

    /// <param name="excludedNamespaces">Names.</param>
    public WebhookScope(IReadOnlyList<string> excludedNamespaces) => ExcludedNamespaces = excludedNamespaces;

    /// <summary>Kubernetes' own namespaces, and the one that Caveat is installed in.</summary>
    public static WebhookScope Default { get; } = new(["kube-system", "kube-public", "kube-node-lease", "caveat-system"]);

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

    /// <summary>The resources of a rule that may be registered; empty when none is left.</summary>
    internal static IReadOnlyList<string> Registrable(WebhookRule rule)
    {
        List<string> resources = [];
        foreach (var resource in rule.Resources)
        {
            var slash = resource.IndexOf('/');
            if (Covers(rule.Group, slash < 0 ? resource : resource[..slash]))
            {
                resources.Add(resource);
            }
        }

        return resources;
    }

    private static bool Covers(string group, string resource) => Array.IndexOf(ExcludedResources, (group, resource)) < 0;
}
