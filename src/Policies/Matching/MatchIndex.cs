using Caveat.Kube;

namespace Caveat.Policies.Matching;

/// <summary>Finds the rules that may have something to say of a request. Immutable, built once.</summary>
internal sealed class MatchIndex
{
    private const string Scale = "scale";

    private readonly TargetTable _byKind;
    private readonly TargetTable _byResource;
    private readonly TargetTable _byMappedResource;

    private MatchIndex(TargetTable byKind, TargetTable byResource, TargetTable byMappedResource)
    {
        _byKind = byKind;
        _byResource = byResource;
        _byMappedResource = byMappedResource;
    }

    public static MatchIndex Of(IReadOnlyList<ServingPolicy> policies, ReviewPhase phase, RestMapping mapping)
    {
        var byKind = new List<KeyValuePair<KindName, RuleTarget>>();
        var byResource = new List<KeyValuePair<KindName, RuleTarget>>();
        var byMappedResource = new List<KeyValuePair<KindName, RuleTarget>>();
        foreach (var entry in PolicyTargets.Of(policies, phase))
        {
            (entry.ByKind ? byKind : byResource).Add(new(entry.Name, entry.Target));
            if (entry.ByKind)
            {
                byMappedResource.Add(new(entry.Name with { Kind = entry.ResourceIn(mapping) }, entry.Target));
            }
        }

        return new MatchIndex(new TargetTable(byKind), new TargetTable(byResource), new TargetTable(byMappedResource));
    }

    /// <summary>Rules that name the request's resource.</summary>
    public RuleTarget[] ByResource(AdmissionRequest request) => _byResource.Find(request.Resource.Group, request.Resource.Resource);

    /// <summary>Rules that name its kind. A subresource's object is of another kind, so there the kind's resource is compared.</summary>
    public RuleTarget[] ByKind(AdmissionRequest request) => request.SubResource.Length == 0
        ? _byKind.Find(request.Kind.Group, request.Kind.Kind)
        : _byMappedResource.Find(request.Resource.Group, request.Resource.Resource);

    /// <summary>False when no rule has anything to say.</summary>
    public bool HasAny(AdmissionRequest request) => ByResource(request).Length > 0 || ByKind(request).Length > 0;

    /// <summary>False when no rule wants to see another object.</summary>
    public bool MayNeed(AdmissionRequest request)
    {
        var isScale = request.SubResource == Scale;
        return MayNeed(ByResource(request), isScale) || MayNeed(ByKind(request), isScale);
    }

    private static bool MayNeed(RuleTarget[] targets, bool isScale)
    {
        foreach (var target in targets)
        {
            if (target.MayNeed || isScale)
            {
                return true;
            }
        }

        return false;
    }
}
