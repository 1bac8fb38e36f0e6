using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Lookups;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Goes through a native policy's rules once for each object that a binding gives as <c>params</c>: an invocation.</summary>
internal abstract class InvocationWalk(Judgement judgement)
{
    protected Judgement Judgement => judgement;

    /// <summary>What the conditions of the policy at work ask and nobody can tell; none outside of audits.</summary>
    protected WriteFacts Missing { get; set; }

    /// <summary>What keeps the rule from being judged; none outside of audits.</summary>
    protected WriteFacts MissingFor(RuleTarget target) =>
        judgement.Withheld == WriteFacts.None ? WriteFacts.None : (Missing | target.Asks) & judgement.Withheld;

    /// <summary>A rule that applies. The judgement has entered its policy.</summary>
    protected abstract void Visit(RuleTarget target);

    /// <summary>A native policy that can't be judged; <see cref="Judgement.Failure"/> says why.</summary>
    /// <param name="target">One of its targets.</param>
    /// <param name="isConfiguration">Whether nothing of the policy was evaluated, because the namespace or the params are not known.</param>
    protected abstract void VisitFailure(RuleTarget target, bool isConfiguration);

    /// <summary>An object that is wanted as params and was not asked for.</summary>
    protected virtual void AskFor(ObjectNeed param)
    {
    }

    /// <summary>Whether the policy is judged with these params, of which one that is absent is none.</summary>
    protected abstract bool Begin(ServingPolicy policy, JsonValue param);

    /// <summary>All rules were visited.</summary>
    protected virtual void Finish(RuleTarget target)
    {
    }

    /// <summary>Walks the targets of one policy and binding.</summary>
    protected void WalkInvocations(ReadOnlySpan<RuleTarget> targets)
    {
        if (FirstOf(targets) is not { } first || NativeGate.IsExempt(judgement.Request))
        {
            return;
        }

        judgement.Enter(first.Policy.Policy, null);
        var fits = NativeGate.Fits(judgement, first.Policy);
        if (fits == Truth.Error)
        {
            VisitFailure(first, isConfiguration: true);
        }
        else if (fits == Truth.True)
        {
            InvokeAll(targets, first);
        }
    }

    private void InvokeAll(ReadOnlySpan<RuleTarget> targets, RuleTarget first)
    {
        var question = new ParamQuestion(judgement, first.Policy.Binding!);
        var objects = question.Ask();
        if (question.Need is { } need)
        {
            AskFor(need);
        }

        if (question.Failure is { } failure)
        {
            judgement.Fail(failure);
            VisitFailure(first, isConfiguration: true);
            return;
        }

        foreach (var param in objects)
        {
            judgement.EnterParams(param);
            Invoke(targets, first, param);
        }
    }

    private void Invoke(ReadOnlySpan<RuleTarget> targets, RuleTarget first, JsonValue param)
    {
        if (!Begin(first.Policy, param))
        {
            return;
        }

        var holds = NativeGate.Holds(judgement, first.Policy.Policy.Native!.Conditions);
        Missing = holds.Missing;
        if (holds.Truth == Truth.Error)
        {
            VisitFailure(first, isConfiguration: false);
        }
        else if (holds.Truth == Truth.True)
        {
            judgement.Budget.StartRules();
            VisitAll(targets);
            Finish(first);
        }
    }

    // Two resource rules may fit, and a rule of the policy is judged once.
    private void VisitAll(ReadOnlySpan<RuleTarget> targets)
    {
        CompiledRule? last = null;
        foreach (var target in targets)
        {
            if (target.Rule != last && Judges(target))
            {
                last = target.Rule;
                Visit(target);
            }
        }
    }

    private RuleTarget? FirstOf(ReadOnlySpan<RuleTarget> targets)
    {
        foreach (var target in targets)
        {
            if (Judges(target))
            {
                return target;
            }
        }

        return null;
    }

    private bool Judges(RuleTarget target) =>
        judgement.Review.IsAudit ? target.Audits(judgement.Request) : target.Judges(judgement.Request, judgement.Operation);
}
