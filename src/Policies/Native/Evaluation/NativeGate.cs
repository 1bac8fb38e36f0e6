using Caveat.Cel.Evaluation;
using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Compilation;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Says whether a native policy and its binding apply to a request, beyond the resource rules of the policy.</summary>
internal static class NativeGate
{
    /// <summary>Documents by which an API server is configured: no native policy judges them, as it could lock everybody out.</summary>
    public static bool IsExempt(AdmissionRequest request) =>
        request.Kind.Group == NativeDocument.ApiGroup
        && (request.Kind.Kind is "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" || Array.IndexOf(NativeDocument.Kinds, request.Kind.Kind) >= 0);

    /// <summary>An error leaves its message in the judgement.</summary>
    public static Truth Fits(Judgement judgement, ServingPolicy policy)
    {
        var fits = Fits(judgement, policy.Policy.Native!.Match, NativeTexts.OfPolicy);
        if (fits != Truth.True || policy.Binding!.Match is not { } narrowed)
        {
            return fits;
        }

        return narrowed.Rules.Count == 0 || NativeMatch.Holds(narrowed.Rules, judgement.Request, judgement.Operation)
            ? Fits(judgement, narrowed, NativeTexts.OfBinding)
            : Truth.False;
    }

    /// <summary>Asks all conditions: one that is false outweighs those that fail.</summary>
    public static GateAnswer Holds(Judgement judgement, IReadOnlyList<MatchTest> conditions)
    {
        List<string>? failures = null;
        var missing = WriteFacts.None;
        judgement.Budget.StartConditions();
        foreach (var condition in conditions)
        {
            if ((condition.Asks & judgement.Withheld) is not WriteFacts.None and var withheld)
            {
                missing |= withheld;
                continue;
            }

            var truth = judgement.Test(condition.Expression);
            if (truth == Truth.False || judgement.Budget.IsSpent)
            {
                return truth;
            }

            if (truth == Truth.Error)
            {
                (failures ??= []).Add(judgement.Failure!);
            }
        }

        return failures is null ? new GateAnswer(Truth.True, missing) : judgement.Fail(failures.Count == 1 ? failures[0] : $"[{string.Join(", ", failures)}]");
    }

    // What can't be known of the namespace is no matter where the rest does not fit anyway.
    private static Truth Fits(Judgement judgement, NativeMatch match, Func<string, string> describe)
    {
        var inNamespace = PolicyGate.FitsNamespace(judgement, match.Selectors);
        if (inNamespace == Truth.False || !PolicyGate.FitsObject(judgement, match.Selectors) || IsExcluded(judgement, match))
        {
            return Truth.False;
        }

        return inNamespace == Truth.Error ? judgement.Fail(describe(judgement.Failure!)) : Truth.True;
    }

    // In an audit the object is excluded if both its creates and its updates are.
    private static bool IsExcluded(Judgement judgement, NativeMatch match)
    {
        var request = judgement.Request;
        return judgement.Review.IsAudit
            ? NativeMatch.Holds(match.Excluded, request, Operations.Create) && NativeMatch.Holds(match.Excluded, request, Operations.Update)
            : NativeMatch.Holds(match.Excluded, request, judgement.Operation);
    }
}
