using Caveat.Cel.Evaluation;
using Caveat.Policies.Auditing;
using Caveat.Policies.Bodies.Protect;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Settle;

/// <summary>
/// Breaks when somebody changes an object that its operator still works on. Whether a change takes back the last one, nobody can tell from the two objects; so
/// an object that is paused, before or after the write, may be changed as one likes, and there is always that way back.
/// </summary>
internal sealed class SettleCheck(FieldScope scope, SettleTime time) : RuleCheck
{
    public override WriteFacts Asks => WriteFacts.Before | WriteFacts.Moment;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var profile = judgement.Profile!;
        if (profile.MayWriteChildren(judgement.Request))
        {
            return Truth.False;
        }

        var isFree = IsDone(judgement, profile);
        if (isFree == Truth.False && profile.Paused is { } paused)
        {
            isFree = judgement.Test(paused);
            isFree = isFree == Truth.False ? judgement.TestOld(paused) : isFree;
        }

        if (isFree != Truth.False)
        {
            return isFree == Truth.Error ? Truth.Error : Truth.False;
        }

        var changes = new FieldChanges(scope);
        changes.Compare(judgement.Old, judgement.New);
        finding = changes.Found.Count == 0 ? null : new Finding(changes.Found, SettleMessages.Finding(judgement, profile, time)) { Fix = SettleMessages.Fix(profile) };
        return finding is null ? Truth.False : Truth.True;
    }

    private Truth IsDone(Judgement judgement, OperatorFacts profile)
    {
        if (time == SettleTime.Unsettled)
        {
            return judgement.TestOld(profile.Settled!);
        }

        return judgement.TestOld(profile.Upgrading!) switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            var error => error,
        };
    }
}
