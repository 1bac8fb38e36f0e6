using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Evaluation;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>What is found of a review, until it is a decision. Here alone is decided what follows from what was found.</summary>
internal sealed class DecisionDraft(BreakGlass exceptions)
{
    /// <summary>Violations that are kept: each is a screenful, and the API server's answer is bounded.</summary>
    public const int MaxViolations = 100;

    private readonly List<Violation> _violations = [];
    private readonly List<RuleError> _errors = [];
    private readonly List<RulePass> _passes = [];
    private readonly List<RuleSkip> _skips = [];
    private readonly List<string> _warnings = [];
    private NativeAudit? _audit;
    private bool _denies;

    public void AddViolation(Judgement judgement, RuleTarget target, Finding finding)
    {
        var rule = target.Rule;
        if (_violations.Count >= MaxViolations && _denies)
        {
            return;
        }

        var message = finding.IsTrace ? finding.Message : rule.Message?.Fill(judgement) ?? finding.Message;
        var fix = rule.Fix?.Fill(judgement) ?? finding.Fix;
        var origin = NativeOrigin.Of(target.Policy);
        var action = target.Policy.Binding?.Action ?? rule.ActionAt(judgement.Review.Now);
        var tolerated = Ratchet.Tolerates(judgement, rule, finding);
        var dispensation = action == RuleAction.Deny && !tolerated && origin is null ? exceptions.Of(judgement, target.Policy.Policy.Name, rule.Name) : default;
        Keep(new Violation
        {
            Policy = target.Policy.Policy.Name,
            Rule = rule.Name,
            Body = rule.BodyName,
            Severity = rule.Spec.Severity,
            // Whose it is, a name alone does not tell.
            Action = finding.IsTrace && action == RuleAction.Deny ? RuleAction.Warn : action,
            EnforceFrom = rule.Spec.EnforceFrom,
            Tolerated = tolerated,
            ExceptedBy = dispensation.ExceptedBy,
            Note = dispensation.Note,
            Message = message,
            Fields = SecretFields.Hide(judgement.Request, finding.Fields),
            Fix = fix,
            Docs = rule.Spec.Docs,
            Native = origin,
            Reason = finding.Reason,
        });
        AddToAudit(target.Policy, rule.Ordinal, message);
    }

    // However many only warn, are tolerated or excepted: one that denies must not be among those that are dropped.
    private void Keep(Violation violation)
    {
        if (_violations.Count < MaxViolations || violation.Denies)
        {
            _violations.Add(violation);
            _denies |= violation.Denies;
        }
    }

    /// <summary>Adds what the judgement failed with; an unknown look-up says itself what follows.</summary>
    /// <param name="judgement">What failed.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="rule">Its rule; null when the policy's own match failed.</param>
    public void AddFailure(Judgement judgement, CompiledPolicy policy, CompiledRule? rule)
    {
        var message = judgement.Failure!;
        var name = rule?.Name ?? "";
        switch (judgement.UnknownLookup?.OnUnknown)
        {
            case UnknownLookup.Skip:
                break;
            case UnknownLookup.Warn:
                _warnings.Add(DecisionText.NotJudged(policy.Name, name, message));
                _skips.Add(new RuleSkip(policy.Name, name, rule?.BodyName ?? "", AuditReasons.Unknown(message)));
                break;
            case UnknownLookup.Deny:
                _errors.Add(new RuleError(policy.Name, name, message, Denies: true));
                break;
            default:
                AddError(policy, name, message);
                break;
        }
    }

    /// <summary>Adds what a native policy failed with. What follows is its <c>failurePolicy</c>'s matter first, and then, where something of it was evaluated, its binding's.</summary>
    public void AddNativeFailure(ServingPolicy policy, CompiledRule? rule, string message, bool isConfiguration)
    {
        var fails = policy.Policy.FailurePolicy == FailurePolicy.Fail;
        var action = isConfiguration ? RuleAction.Deny : policy.Binding!.Action;
        _errors.Add(new RuleError(policy.Policy.Name, rule?.Name ?? "", message, fails && action == RuleAction.Deny)
        {
            Native = NativeOrigin.Of(policy),
            IsSilent = !fails || action == RuleAction.Audit,
        });
        if (fails && !isConfiguration)
        {
            AddToAudit(policy, rule?.Ordinal ?? 0, message);
        }
    }

    /// <summary>Adds what a native policy wants to have in the audit log.</summary>
    public void AddAnnotation(string policy, string key, string value) => (_audit ??= new NativeAudit()).Add(policy, key, value);

    /// <summary>What was found so far.</summary>
    public DraftMark Mark() => new(_violations.Count, _errors.Count, _passes.Count, _skips.Count);

    /// <summary>Drops what was found since.</summary>
    public void DropSince(DraftMark mark)
    {
        _violations.RemoveRange(mark.Violations, _violations.Count - mark.Violations);
        _errors.RemoveRange(mark.Errors, _errors.Count - mark.Errors);
        _passes.RemoveRange(mark.Passes, _passes.Count - mark.Passes);
        _skips.RemoveRange(mark.Skips, _skips.Count - mark.Skips);
        _denies = _violations.Exists(static v => v.Denies);
    }

    private void AddToAudit(ServingPolicy policy, int index, string message)
    {
        if (policy.Binding is { } binding && binding.Actions.HasFlag(ValidationActions.Audit))
        {
            (_audit ??= new NativeAudit()).AddFailure(NativeOrigin.Of(policy)!, index, binding.Actions, message);
        }
    }

    public void AddError(CompiledPolicy policy, string rule, string message) =>
        _errors.Add(new RuleError(policy.Name, rule, message, policy.FailurePolicy == FailurePolicy.Fail));

    /// <summary>Adds a rule that applied and found nothing, where somebody wants to know.</summary>
    public void AddPass(RuleTarget target)
    {
        if (target.Native is null || !_passes.Contains(target.Pass))
        {
            _passes.Add(target.Pass);
        }
    }

    /// <summary>Adds a rule that applies and that an audit can't judge.</summary>
    public void AddSkip(RuleTarget target, WriteFacts missing)
    {
        var skip = new RuleSkip(target.Policy.Policy.Name, target.Rule.Name, target.Rule.BodyName, AuditReasons.Of(missing));
        if (target.Native is null || !_skips.Contains(skip))
        {
            _skips.Add(skip);
        }
    }

    public Decision Finish()
    {
        _violations.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        _errors.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        _passes.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        _skips.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        foreach (var violation in _violations)
        {
            DecisionText.AddWarning(_warnings, violation);
        }

        foreach (var error in _errors)
        {
            DecisionText.AddWarning(_warnings, error);
        }

        return new Decision
        {
            Allowed = !_violations.Exists(static v => v.Denies) && !_errors.Exists(static e => e.Denies),
            Violations = _violations,
            Errors = _errors,
            Passes = _passes,
            Skips = _skips,
            Warnings = _warnings,
            AuditAnnotations = Annotations(),
        };
    }

    private IReadOnlyList<KeyValuePair<string, string>> Annotations()
    {
        var annotations = DecisionText.AuditAnnotations(_violations, _errors);
        if (_audit is null)
        {
            return annotations;
        }

        var all = new List<KeyValuePair<string, string>>(annotations);
        _audit.WriteTo(all);
        return all;
    }

    private static int Order(string policy, string rule, string otherPolicy, string otherRule)
    {
        var byPolicy = string.CompareOrdinal(policy, otherPolicy);
        return byPolicy != 0 ? byPolicy : string.CompareOrdinal(rule, otherRule);
    }
}
