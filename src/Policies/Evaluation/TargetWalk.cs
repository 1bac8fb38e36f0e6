using Caveat.Cel.Evaluation;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Evaluation;

/// <summary>Goes through the rules that a review's kind and operation call for, policy by policy.</summary>
internal abstract class TargetWalk(Judgement judgement)
{
    private ServingPolicy? _policy;
    private CompiledRule? _last;
    private Truth? _ofMatch;
    private Truth? _ofChildren;

    protected Judgement Judgement => judgement;

    /// <summary>A rule that applies. The judgement has entered its policy.</summary>
    protected abstract void Visit(RuleTarget target);

    /// <summary>A policy of which can't be known whether it applies; <see cref="Judgement.Failure"/> says why. Comes once a policy.</summary>
    protected abstract void VisitUnknown(RuleTarget target);

    /// <summary>Visits the rules that judge the write as it is, or those that judge the parent of a scale.</summary>
    protected void Walk(RuleTarget[] targets, bool parents)
    {
        (_policy, _last) = (null, null);
        foreach (var target in targets)
        {
            var judges = parents ? target.JudgesParent(judgement.Request) : target.Judges(judgement.Request, judgement.Operation);
            if (judges && target.Rule != _last && Applies(target))
            {
                _last = target.Rule;
                Visit(target);
            }
        }
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

    private bool Applies(RuleTarget target)
    {
        if (target.Policy != _policy)
        {
            Enter(target.Policy);
        }

        ref var gate = ref target.IsChild ? ref _ofChildren : ref _ofMatch;
        if (gate is null)
        {
            gate = PolicyGate.Applies(judgement, target.Policy.Policy, target.IsChild);
            if (gate == Truth.Error)
            {
                VisitUnknown(target);
            }
        }

        return gate == Truth.True;
    }

    private void Enter(ServingPolicy policy)
    {
        (_policy, _ofMatch, _ofChildren) = (policy, null, null);
        judgement.Enter(policy.Policy, policy.Profile);
    }
}
