using Caveat.Cel.Evaluation;
using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies.Evaluation;

/// <summary>Goes through the rules that a review's kind and operation call for, policy by policy.</summary>
internal abstract class TargetWalk(Judgement judgement) : InvocationWalk(judgement)
{
    private ServingPolicy? _policy;
    private CompiledRule? _last;
    private GateAnswer? _ofMatch;
    private GateAnswer? _ofChildren;

    /// <summary>A policy of which can't be known whether it applies; <see cref="Judgement.Failure"/> says why. Comes until it was said once of the policy.</summary>
    /// <returns>Whether it is said; not where the rule would not have judged the write anyway, as the next one may.</returns>
    protected abstract bool TryVisitUnknown(RuleTarget target);

    /// <summary>Whether the rules of Caveat's own policies are visited.</summary>
    protected virtual bool VisitsOwn => true;

    /// <summary>Whether native policies are visited.</summary>
    protected virtual bool VisitsNative => true;

    /// <summary>Visits the rules that judge the write as it is, or those that judge the parent of a scale, each once.</summary>
    /// <param name="byResource">Rules whose match names the resource.</param>
    /// <param name="byKind">Rules whose match names the kind; one that names both is among both.</param>
    /// <param name="parents">Whether it is the parent's turn.</param>
    protected void Walk(RuleTarget[] byResource, RuleTarget[] byKind, bool parents)
    {
        Walk(byResource, parents, visited: []);
        Walk(byKind, parents, visited: byResource);
    }

    private void Walk(RuleTarget[] targets, bool parents, RuleTarget[] visited)
    {
        (_policy, _last) = (null, null);
        for (var i = 0; i < targets.Length; i++)
        {
            var target = targets[i];
            if (target.Native is not null)
            {
                var end = EndOf(targets, i);
                WalkNative(targets.AsSpan(i, end - i), parents);
                i = end - 1;
                continue;
            }

            if (VisitsOwn && target.Rule != _last && Judges(target, parents) && !WasVisited(target.Rule, parents, visited) && Applies(target))
            {
                _last = target.Rule;
                Visit(target);
            }
        }
    }

    private bool Judges(RuleTarget target, bool parents) =>
        parents ? target.JudgesParent(Judgement.Request)
        : Judgement.Review.IsAudit ? target.Audits(Judgement.Request)
        : target.Judges(Judgement.Request, Judgement.Operation);

    // A policy that names one thing by resource and by kind is rare, and a kind has few rules.
    private bool WasVisited(CompiledRule rule, bool parents, RuleTarget[] visited)
    {
        foreach (var target in visited)
        {
            if (target.Rule == rule && Judges(target, parents))
            {
                return true;
            }
        }

        return false;
    }

    protected static bool HasParents(RuleTarget[] targets, AdmissionRequest request)
    {
        foreach (var target in targets)
        {
            if (target.JudgesParent(request))
            {
                return true;
            }
        }

        return false;
    }

    private void WalkNative(ReadOnlySpan<RuleTarget> targets, bool parents)
    {
        _policy = null;
        if (VisitsNative && !parents)
        {
            WalkInvocations(targets);
        }
    }

    private static int EndOf(RuleTarget[] targets, int start)
    {
        var end = start + 1;
        while (end < targets.Length && targets[end].Policy == targets[start].Policy)
        {
            end++;
        }

        return end;
    }

    private bool Applies(RuleTarget target)
    {
        if (target.Policy != _policy)
        {
            Enter(target.Policy);
        }

        ref var gate = ref target.IsChild ? ref _ofChildren : ref _ofMatch;
        if (gate is not { } answer)
        {
            answer = PolicyGate.Applies(Judgement, target.Policy.Policy, target.IsChild);
            gate = answer.Truth != Truth.Error || TryVisitUnknown(target) ? answer : null;
        }

        Missing = answer.Missing;
        return answer.Truth == Truth.True;
    }

    private void Enter(ServingPolicy policy)
    {
        (_policy, _ofMatch, _ofChildren) = (policy, null, null);
        Judgement.Enter(policy.Policy, policy.Profile);
    }
}
