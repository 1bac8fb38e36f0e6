using Caveat.Cel.Evaluation;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Finds nothing: the rule of a policy that only writes to the audit log.</summary>
internal sealed class NoCheck : RuleCheck
{
    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        return Truth.False;
    }
}
