using Caveat.Policies.Compilation;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>What is found of a review, until it is a decision. Here alone is decided what follows from what was found.</summary>
internal sealed class DecisionDraft(BreakGlass exceptions)
{
    /// <summary>Violations that are kept: each is a screenful, and the API server's answer is bounded.</summary>
    public const int MaxViolations = 100;

    private readonly List<Violation> _violations = [];
    private readonly List<RuleError> _errors = [];
    private readonly List<RulePass> _passes = [];
    private readonly List<string> _warnings = [];
    private bool _denies;

    public void AddViolation(Judgement judgement, RuleTarget target, Finding finding)
    {
        var rule = target.Rule;
        if (_violations.Count >= MaxViolations && _denies)
        {
            return;
        }

        var message = rule.Message?.Fill(judgement) ?? finding.Message;
        var fix = rule.Fix?.Fill(judgement) ?? finding.Fix;
        var action = rule.ActionAt(judgement.Review.Now);
        var tolerated = Ratchet.Tolerates(judgement, rule, finding);
        var dispensation = action == RuleAction.Deny && !tolerated ? exceptions.Of(judgement, target.Policy.Policy.Name, rule.Name) : default;
        Keep(new Violation
        {
            Policy = target.Policy.Policy.Name,
            Rule = rule.Name,
            Body = rule.Kind.Name,
            Severity = rule.Spec.Severity,
            Action = action,
            EnforceFrom = rule.Spec.EnforceFrom,
            Tolerated = tolerated,
            ExceptedBy = dispensation.ExceptedBy,
            Note = dispensation.Note,
            Message = message,
            Fields = SecretFields.Hide(judgement.Request, finding.Fields),
            Fix = fix,
            Docs = rule.Spec.Docs,
        });
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
    public void AddFailure(Judgement judgement, CompiledPolicy policy, string rule)
    {
        var message = judgement.Failure!;
        switch (judgement.UnknownLookup?.OnUnknown)
        {
            case UnknownLookup.Skip:
                break;
            case UnknownLookup.Warn:
                _warnings.Add(DecisionText.NotJudged(policy.Name, rule, message));
                break;
            case UnknownLookup.Deny:
                _errors.Add(new RuleError(policy.Name, rule, message, Denies: true));
                break;
            default:
                AddError(policy, rule, message);
                break;
        }
    }

    public void AddError(CompiledPolicy policy, string rule, string message) =>
        _errors.Add(new RuleError(policy.Name, rule, message, policy.FailurePolicy == FailurePolicy.Fail));

    /// <summary>Adds a rule that applied and found nothing, where somebody wants to know.</summary>
    public void AddPass(RuleTarget target) =>
        _passes.Add(new RulePass(target.Policy.Policy.Name, target.Rule.Name, target.Rule.Kind.Name));

    public Decision Finish()
    {
        _violations.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        _errors.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
        _passes.Sort(static (a, b) => Order(a.Policy, a.Rule, b.Policy, b.Rule));
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
            Warnings = _warnings,
            AuditAnnotations = DecisionText.AuditAnnotations(_violations, _errors),
        };
    }

    private static int Order(string policy, string rule, string otherPolicy, string otherRule)
    {
        var byPolicy = string.CompareOrdinal(policy, otherPolicy);
        return byPolicy != 0 ? byPolicy : string.CompareOrdinal(rule, otherRule);
    }
}
