using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Evaluation;

/// <summary>What a review is judged by. Immutable.</summary>
internal sealed class PolicyIndex(MatchIndex mutating, MatchIndex validating, BreakGlass exceptions, IReadOnlyDictionary<(string Group, string Resource), FieldPath> replicasPaths)
{
    private static readonly FieldPath UsualReplicas = FieldPath.Root.Append("spec").Append("replicas");

    public MatchIndex Mutating => mutating;

    public MatchIndex Validating => validating;

    public BreakGlass Exceptions => exceptions;

    public MatchIndex Of(ReviewPhase phase) => phase == ReviewPhase.Mutate ? mutating : validating;

    /// <summary>Where the parent of a scale keeps its replicas.</summary>
    public FieldPath ReplicasPathOf(AdmissionRequest request) =>
        replicasPaths.TryGetValue((request.Resource.Group, request.Resource.Resource), out var path) ? path : UsualReplicas;
}
