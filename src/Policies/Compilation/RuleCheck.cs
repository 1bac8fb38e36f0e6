using Caveat.Cel.Evaluation;
using Caveat.Policies.Auditing;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>Finds out whether a write breaks a rule whose precondition holds. Immutable.</summary>
internal abstract class RuleCheck
{
    /// <summary>Whether the same question can be asked of the old object, to tell a violation that was there before.</summary>
    public virtual bool JudgesState => false;

    /// <summary>Whether it judges an update that changes only what no other rule looks at: status, finalizers, owner references and managed fields.</summary>
    public virtual bool JudgesBookKeeping => false;

    /// <summary>What it asks of a write beyond the object, apart from what its expressions ask.</summary>
    public virtual WriteFacts Asks => WriteFacts.None;

    /// <summary>Whether an object that an audit can't judge by it is one that it is about.</summary>
    public virtual bool Concerns(Judgement judgement) => true;

    /// <summary>Whether, of a body that may want to see the object that the request names (<see cref="ParentNeed"/>), it does so for this request.</summary>
    public virtual bool WantsObject(Judgement judgement) => true;

    /// <summary>Whether the object tells what writes that an audit did not see have left in it: the finding, null when they have left nothing. Asked of an object that it concerns.</summary>
    public virtual bool SeesTraces(Judgement judgement, out Finding? finding)
    {
        finding = null;
        return false;
    }

    /// <summary>True with a finding when the rule is broken; an error leaves its message in the judgement.</summary>
    public abstract Truth Run(Judgement judgement, out Finding? finding);
}
