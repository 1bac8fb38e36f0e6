using Caveat.Kube;
using Caveat.Schema.Crds;

namespace Caveat.Policies;

/// <summary>What a policy set has to know of the world it judges in.</summary>
public sealed class PolicySetOptions
{
    /// <summary>Where a resource keeps its replicas, by <c>resource.group</c>, as its CRD declares it under <c>subresources.scale.specReplicasPath</c>; for those not listed what profiles say, and <c>.spec.replicas</c> then.</summary>
    public IReadOnlyDictionary<string, string> ReplicasPaths { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Definitions of custom resources: their schemas say how the lists of an object are merged by mutating policies.</summary>
    public IReadOnlyList<CustomResourceDefinition> Definitions { get; init; } = [];

    /// <summary>Versions of custom resources, besides those of <see cref="Definitions"/>: in which one a native policy sees an object.</summary>
    public IReadOnlyList<ResourceVersions> Versions { get; init; } = [];

    /// <summary>From kinds to resources, for matches that name kinds.</summary>
    public RestMapping Mapping { get; init; } = RestMapping.BuiltIn;
}
