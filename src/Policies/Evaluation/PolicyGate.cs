using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>Says whether a policy applies to a review, beyond kind and operation.</summary>
internal static class PolicyGate
{
    /// <summary>An error leaves its message in the judgement.</summary>
    /// <param name="judgement">Has entered the policy.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="isChild">For an operator's child, of which <c>objectSelector</c> and <c>matchConditions</c> of the match say nothing.</param>
    public static GateAnswer Applies(Judgement judgement, CompiledPolicy policy, bool isChild)
    {
        var missing = WriteFacts.None;
        if (policy.Exclude is { } exclude)
        {
            var excluded = Excludes(judgement, exclude);
            if (excluded is { Truth: Truth.Error } or { Truth: Truth.True, Missing: WriteFacts.None })
            {
                return excluded.Truth == Truth.Error ? Truth.Error : Truth.False;
            }

            // Perhaps it is excluded, and nobody can tell.
            missing = excluded.Truth == Truth.True ? excluded.Missing : WriteFacts.None;
        }

        var applies = Fits(judgement, policy.Match, isChild);
        return applies with { Missing = applies.Missing | missing };
    }

    private static GateAnswer Fits(Judgement judgement, CompiledMatch match, bool isChild)
    {
        var fits = FitsNamespace(judgement, match);
        if (fits != Truth.True || isChild)
        {
            return fits;
        }

        return FitsObject(judgement, match) ? Holds(judgement, match.Conditions) : Truth.False;
    }

    private static GateAnswer Excludes(Judgement judgement, CompiledMatch exclude)
    {
        if (!FitsResource(judgement, exclude.Resources) || !FitsObject(judgement, exclude))
        {
            return Truth.False;
        }

        var fits = FitsNamespace(judgement, exclude);
        return fits == Truth.True ? Holds(judgement, exclude.Conditions) : fits;
    }

    /// <summary>Whether the namespace is one of those that a match names and selects; an error leaves its message in the judgement.</summary>
    public static Truth FitsNamespace(Judgement judgement, CompiledMatch match)
    {
        if (match.Namespaces.Count > 0 && !IsListed(match.Namespaces, judgement.Request.Namespace))
        {
            return Truth.False;
        }

        if (match.NamespaceSelector is null)
        {
            return Truth.True;
        }

        // A namespace's own labels count when it is written itself; other cluster-scoped objects always fit.
        if (judgement.Request.Kind is { Group: "", Kind: "Namespace" })
        {
            return Of(match.NamespaceSelector.Fit(new ObjectMeta(judgement.Subject).Labels));
        }

        return judgement.TryNamespace(out var space) is { } failure
            ? judgement.Fail(failure)
            : Of(!space.Exists || match.NamespaceSelector.Fit(new ObjectMeta(space).Labels));
    }

    /// <summary>Whether the object's labels, before or after the write, are those that a match selects.</summary>
    public static bool FitsObject(Judgement judgement, CompiledMatch match) =>
        match.ObjectSelector is null
        || (judgement.New.Kind == JsonKind.Object && match.ObjectSelector.Fit(new ObjectMeta(judgement.New).Labels))
        || (judgement.Old.Kind == JsonKind.Object && !judgement.Review.IsAudit && match.ObjectSelector.Fit(new ObjectMeta(judgement.Old).Labels));

    private static bool FitsResource(Judgement judgement, IReadOnlyList<ResourceSelector> resources)
    {
        foreach (var resource in resources)
        {
            if (Fits(judgement, resource))
            {
                return true;
            }
        }

        return resources.Count == 0;
    }

    private static bool Fits(Judgement judgement, ResourceSelector selector)
    {
        var request = judgement.Request;
        var kind = request.SubResource.Length == 0 ? request.Kind.Kind : judgement.Subject.Property("kind"u8).Text ?? request.Kind.Kind;
        return IsListed(selector.ApiGroups, request.Resource.Group)
            && (IsListed(selector.Kinds, kind) || IsListed(selector.Resources, request.Resource.Resource))
            && (selector.Versions.Count == 0 || IsListed(selector.Versions, request.Resource.Version))
            && (selector.Operations is not { } operations || (operations & judgement.Operation) == judgement.Operation)
            && (selector.Subresources.Count == 0 || IsListed(selector.Subresources, request.SubResource));
    }

    private static GateAnswer Holds(Judgement judgement, IReadOnlyList<MatchTest> conditions)
    {
        var missing = WriteFacts.None;
        foreach (var condition in conditions)
        {
            if ((condition.Asks & judgement.Withheld) is not WriteFacts.None and var withheld)
            {
                missing |= withheld;
                continue;
            }

            var truth = judgement.Test(condition.Expression);
            if (truth != Truth.True)
            {
                return truth;
            }
        }

        return new GateAnswer(Truth.True, missing);
    }

    private static bool IsListed(IReadOnlyList<Written<string>> names, string name)
    {
        foreach (var known in names)
        {
            if (known.Value == name || known.Value == "*")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListed(IReadOnlyList<string> names, JsonValue name)
    {
        foreach (var known in names)
        {
            if (name.Is(known))
            {
                return true;
            }
        }

        return false;
    }

    private static Truth Of(bool fits) => fits ? Truth.True : Truth.False;
}
