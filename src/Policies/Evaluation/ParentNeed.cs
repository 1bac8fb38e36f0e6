using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>
/// The object that a request names, as it is now and no older: what is scaled, the pod of an exec or of a proxied request, what an update changes. It is what is judged, and not something that a rule
/// looks up besides, so that no policy says how old it may be; and that it was not there a moment ago says nothing of it.
/// </summary>
internal static class ParentNeed
{
    public static ObjectNeed Of(AdmissionRequest request) => new()
    {
        Group = request.Resource.Group,
        Version = request.Resource.Version,
        Resource = request.Resource.Resource,
        Namespace = request.Namespace.Text ?? "",
        Name = NameIn(request),
        MaxAge = TimeSpan.Zero,
    };

    private static string NameIn(AdmissionRequest request)
    {
        var name = request.Name.Text ?? new ObjectMeta(request.Object).Name.Text ?? "";
        return request.SubResource == "proxy" ? ProxiedName(name) : name;
    }

    /// <summary>
    /// A proxied request names a port, and how to speak to it, along with what it goes to: <c>NAME</c>, <c>NAME:PORT</c> or <c>SCHEME:NAME:PORT</c> (SplitSchemeNamePort in k8s.io/apimachinery). No
    /// name has a colon in it, and more of them the API server refuses.
    /// </summary>
    private static string ProxiedName(string name)
    {
        var parts = name.Split(':');
        return parts.Length switch { 2 => parts[0], 3 => parts[1], _ => name };
    }
}
