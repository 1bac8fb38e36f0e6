using Caveat.Cel.Evaluation;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Breaks when somebody else than the operator, or one of those who may, deletes an object.</summary>
internal sealed class DeletionCheck : RuleCheck
{
    public static readonly DeletionCheck Instance = new();

    public override WriteFacts Asks => WriteFacts.Deletion;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        // The garbage collector and the controller of namespaces finish what was decided elsewhere.
        var may = judgement.Profile?.MayWriteChildren(judgement.Request) ?? ClientSet.ControlPlane.Contains(judgement.Request);
        finding = may ? null : new Finding([], ProtectMessages.Deletion(judgement));
        return may ? Truth.False : Truth.True;
    }
}
