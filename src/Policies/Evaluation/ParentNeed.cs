using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>The object that a subresource belongs to: what is scaled, or the pod of an exec.</summary>
internal static class ParentNeed
{
    public static ObjectNeed Of(AdmissionRequest request) => new()
    {
        Group = request.Resource.Group,
        Version = request.Resource.Version,
        Resource = request.Resource.Resource,
        Namespace = request.Namespace.Text ?? "",
        Name = request.Name.Text ?? new ObjectMeta(request.Object).Name.Text ?? "",
        MaxAge = ObjectNeed.DefaultMaxAge,
    };
}
