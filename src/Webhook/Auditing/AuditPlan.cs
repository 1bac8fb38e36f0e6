using Caveat.Cluster.Listing;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Webhook.Auditing;

/// <summary>What there is to audit, as the cluster says at the beginning of a run.</summary>
/// <param name="Policies">The rules of the whole run.</param>
/// <param name="Objects">What look-ups see.</param>
/// <param name="Resources">Those that rules apply to.</param>
/// <param name="Places">Namespaces, sorted by their characters; the first is empty, for what is in none. Without those that no policy reaches into.</param>
/// <param name="Problems">What can't be audited anywhere, and why.</param>
internal sealed record AuditPlan(
    PolicySet Policies, IObjectLookup Objects, IReadOnlyList<AuditedResource> Resources, IReadOnlyList<string> Places, IReadOnlyList<string> Problems)
{
    /// <summary>Resources whose objects are in namespaces, or those whose are not.</summary>
    public IEnumerable<AuditedResource> In(string place) => Resources.Where(each => each.Resource.IsNamespaced == place.Length > 0);
}
