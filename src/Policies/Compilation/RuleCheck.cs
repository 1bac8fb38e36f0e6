using Caveat.Cel.Evaluation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>Finds out whether a write breaks a rule whose precondition holds. Immutable.</summary>
internal abstract class RuleCheck
{
    /// <summary>Whether the same question can be asked of the old object, to tell a violation that was there before.</summary>
    public virtual bool JudgesState => false;

    /// <summary>Whether it judges an update that changes only what no other rule looks at: status, finalizers, owner references and managed fields.</summary>
    public virtual bool JudgesBookKeeping => false;

    /// <summary>True with a finding when the rule is broken; an error leaves its message in the judgement.</summary>
    public abstract Truth Run(Judgement judgement, out Finding? finding);
}
