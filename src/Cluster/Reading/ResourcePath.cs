using System.Text;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>Paths of the Kubernetes API. Parts come from policies and requests, so each is checked or escaped.</summary>
internal static class ResourcePath
{
    /// <summary>Whether the API server could have an object of that name: its rule for path segments.</summary>
    public static bool IsName(string name) => name is not ("" or "." or "..") && name.AsSpan().IndexOfAny('/', '%') < 0;

    /// <summary>The answer to a need that names a namespace that can't be: nothing is in it. Null when the API server is to be asked.</summary>
    public static ObjectAnswer? Nothing(ObjectNeed need, bool isNamespaced) =>
        !isNamespaced || need.Namespace.Length == 0 || IsName(need.Namespace) ? null
        : need.IsSingle ? ObjectAnswer.NotFound
        : ObjectAnswer.Found([]);

    public static string Of(ResourceLocation location, ObjectNeed need) => $"{Collection(location, need)}/{Uri.EscapeDataString(need.Name)}";

    /// <param name="location">Where the objects are.</param>
    /// <param name="need">Which of them.</param>
    /// <param name="pageSize">Objects of a page.</param>
    /// <param name="next">What the page before said; null for the first.</param>
    public static string OfPage(ResourceLocation location, ObjectNeed need, int pageSize, string? next)
    {
        var path = new StringBuilder(Collection(location, need)).Append("?limit=").Append(pageSize);
        if (need.LabelSelector.Length > 0)
        {
            path.Append("&labelSelector=").Append(Uri.EscapeDataString(need.LabelSelector));
        }

        if (next is not null)
        {
            path.Append("&continue=").Append(Uri.EscapeDataString(next));
        }

        return path.ToString();
    }

    private static string Collection(ResourceLocation location, ObjectNeed need) =>
        location.IsNamespaced && need.Namespace.Length > 0
            ? $"{location.Root}/namespaces/{Uri.EscapeDataString(need.Namespace)}/{location.Resource}"
            : $"{location.Root}/{location.Resource}";
}
