using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>The object that a scale belongs to.</summary>
internal static class ScaleNeed
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
