using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Merging;

namespace Caveat.Policies.Evaluation;

/// <summary>What a review is judged by. Immutable.</summary>
internal sealed class PolicyIndex(MatchIndex mutating, MatchIndex validating, BreakGlass exceptions, IReadOnlyDictionary<(string Group, string Resource), FieldPath> replicasPaths, MergeShapes shapes)
{
    private static readonly FieldPath UsualReplicas = FieldPath.Root.Append("spec").Append("replicas");

    public MatchIndex Mutating => mutating;

    public MatchIndex Validating => validating;

    public BreakGlass Exceptions => exceptions;

    /// <summary>How objects are merged, by kind.</summary>
    public MergeShapes Shapes => shapes;

    /// <summary>Whether native policies may change the object of a request.</summary>
    public bool MutatesNatively(AdmissionRequest request) => Array.Exists(mutating.ByResource(request), static target => target.Native is not null);

    public MatchIndex Of(ReviewPhase phase) => phase == ReviewPhase.Mutate ? mutating : validating;

    /// <summary>Where the parent of a scale keeps its replicas.</summary>
    public FieldPath ReplicasPathOf(AdmissionRequest request) =>
        replicasPaths.TryGetValue((request.Resource.Group, request.Resource.Resource), out var path) ? path : UsualReplicas;
}
