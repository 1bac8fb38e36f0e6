using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
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
        _isBeingDeleted = Judgement.IsBeingDeleted;

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
        if (MissingFor(target) is not WriteFacts.None and var missing)
        {
            LookForTraces(target, missing);
            return;
        }

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

    protected override bool TryVisitUnknown(RuleTarget target)
    {
        if (IsExempt(target))
        {
            return false;
        }

        Draft.AddFailure(Judgement, target.Policy.Policy, null);
        return true;
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
        // What a native policy wants in the audit log is about a write.
        if (!_isSpent && !Judgement.Review.IsAudit)
        {
            AnnotationRun.Run(Judgement, target.Policy, Draft);
        }
    }

    private void AddFailure(RuleTarget target)
    {
        if (target.Native is null)
        {
            Draft.AddFailure(Judgement, target.Policy.Policy, target.Rule);
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

    // What a write has left may be found where the write is not known.
    private void LookForTraces(RuleTarget target, WriteFacts missing)
    {
        if (!MayShowTraces(target.Rule, missing) || !target.Rule.Body.Check!.SeesTraces(Judgement, out var finding))
        {
            Skip(target, missing);
        }
        else if (finding is null)
        {
            Pass(target, applies: true);
        }
        else
        {
            Draft.AddViolation(Judgement, target, finding);
        }
    }

    // Where nobody is known to write, and the rule is known to apply.
    private bool MayShowTraces(CompiledRule rule, WriteFacts missing) =>
        (missing & (WriteFacts.User | WriteFacts.Deletion | WriteFacts.Connection)) == WriteFacts.User
        && ((Missing | rule.WhenAsks) & Judgement.Withheld) == WriteFacts.None
        && rule.Body.Check!.Concerns(Judgement)
        && (rule.When is null || Judgement.Test(rule.When) == Truth.True);

    // Of what it is about, a precondition that can be asked says no less than in a review.
    private void Skip(RuleTarget target, WriteFacts missing)
    {
        var rule = target.Rule;
        var mayApply = rule.When is null || (rule.WhenAsks & Judgement.Withheld) != WriteFacts.None || Judgement.Test(rule.When) != Truth.False;
        if (mayApply && rule.Body.Check!.Concerns(Judgement))
        {
            Draft.AddSkip(target, missing);
        }
    }

    private void Pass(RuleTarget target, bool applies)
    {
        if (applies && Judgement.Review.ListsPasses && (Judgement.Review.IsAudit || !IsExempt(target)))
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
        else if (!Judgement.IsBeingDeleted)
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

    // Comparing two objects costs more than most rules, so it waits until something was found.
    private bool IsExempt(RuleTarget target) =>
        target.Native is null
        && target.Subresources.Count == 0
        && !target.Rule.Body.Check!.JudgesBookKeeping
        && (Judgement.Operation == Operations.Update || (Judgement.Review.IsAudit && target.Asks.HasFlag(WriteFacts.Before)))
        && (_isExempt ??= ExemptWrite.IsBookKeeping(Judgement.Old, Judgement.New));
}
