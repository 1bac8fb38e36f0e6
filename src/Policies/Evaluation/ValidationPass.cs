using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies.Evaluation;

/// <summary>Finds what is wrong with a write. Used again for the next one.</summary>
internal sealed class ValidationPass(Judgement judgement) : TargetWalk(judgement)
{
    private DecisionDraft? _draft;
    private bool? _isExempt;
    private PolicyIndex? _policies;
    private bool _isBeingDeleted;
    private bool _isSpent;
    private DraftMark _mark;

    public Decision Run(PolicyIndex policies)
    {
        (_draft, _isExempt, _policies) = (null, null, policies);
        var request = Judgement.Request;
        var (byResource, byKind) = (policies.Validating.ByResource(request), policies.Validating.ByKind(request));
        _isBeingDeleted = IsBeingDeleted();

        Walk(byResource, byKind, parents: false);
        if (!_isBeingDeleted && (HasParents(byResource, request) || HasParents(byKind, request)))
        {
            JudgeParent(policies, byResource, byKind);
        }

        var decision = _draft?.Finish() ?? Decision.Allow;
        _draft = null;
        return decision;
    }

    // Native policies judge whatever the API server asks them.
    protected override bool VisitsOwn => !_isBeingDeleted;

    protected override void Visit(RuleTarget target)
    {
        if (_isSpent && target.Native is not null)
        {
            return;
        }

        var rule = target.Rule;
        Finding? finding = null;
        var truth = rule.When is null ? Truth.True : Judgement.Test(rule.When);
        var applies = truth == Truth.True;
        if (applies)
        {
            truth = rule.Body.Check!.Run(Judgement, out finding);
        }

        if (truth == Truth.False)
        {
            Pass(target, applies);
        }
        else if (IsExempt(target))
        {
            return;
        }
        else if (truth == Truth.Error)
        {
            AddFailure(target);
        }
        else
        {
            Draft.AddViolation(Judgement, target, finding!);
        }
    }

    protected override void VisitUnknown(RuleTarget target)
    {
        if (!IsExempt(target))
        {
            Draft.AddFailure(Judgement, target.Policy.Policy, "");
        }
    }

    protected override bool Begin(ServingPolicy policy, JsonValue param)
    {
        _isSpent = false;
        _mark = _draft?.Mark() ?? default;
        return true;
    }

    protected override void VisitFailure(RuleTarget target, bool isConfiguration) =>
        Draft.AddNativeFailure(target.Policy, null, Judgement.Failure!, isConfiguration);

    protected override void Finish(RuleTarget target)
    {
        if (!_isSpent)
        {
            AnnotationRun.Run(Judgement, target.Policy, Draft);
        }
    }

    private void AddFailure(RuleTarget target)
    {
        if (target.Native is null)
        {
            Draft.AddFailure(Judgement, target.Policy.Policy, target.Rule.Name);
            return;
        }

        // An API server says nothing else of a policy that has spent its budget.
        _isSpent = Judgement.Budget.IsSpent;
        if (_isSpent)
        {
            Draft.DropSince(_mark);
        }

        Draft.AddNativeFailure(target.Policy, _isSpent ? null : target.Rule, Judgement.Failure!, isConfiguration: false);
    }

    private void Pass(RuleTarget target, bool applies)
    {
        if (applies && Judgement.Review.ListsPasses && !IsExempt(target))
        {
            Draft.AddPass(target);
        }
    }

    private DecisionDraft Draft => _draft ??= new DecisionDraft(_policies!.Exceptions);

    private void JudgeParent(PolicyIndex policies, RuleTarget[] byResource, RuleTarget[] byKind)
    {
        if (Judgement.BecomeScaled(ParentNeed.Of(Judgement.Request), policies.ReplicasPathOf(Judgement.Request)) is { } failure)
        {
            AddParentFailure(byResource, failure);
            AddParentFailure(byKind, failure);
        }
        else if (!IsBeingDeleted())
        {
            _isExempt = null;
            Walk(byResource, byKind, parents: true);
        }
    }

    private void AddParentFailure(RuleTarget[] targets, string failure)
    {
        ServingPolicy? last = null;
        foreach (var target in targets)
        {
            if (target.Policy != last && target.JudgesParent(Judgement.Request))
            {
                last = target.Policy;
                Draft.AddError(last.Policy, "", failure);
            }
        }
    }

    // Whoever deletes has decided already; finalizers must be able to go.
    private bool IsBeingDeleted() =>
        Judgement.Operation is Operations.Update or Operations.Delete && new ObjectMeta(Judgement.Old).IsBeingDeleted;

    // Comparing two objects costs more than most rules, so it waits until something was found.
    private bool IsExempt(RuleTarget target) =>
        target.Native is null
        && target.Subresources.Count == 0
        && !target.Rule.Body.Check!.JudgesBookKeeping
        && Judgement.Operation == Operations.Update
        && (_isExempt ??= ExemptWrite.IsBookKeeping(Judgement.Old, Judgement.New));
}
