using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Settle;

/// <summary>What is said to somebody who changes an object too early.</summary>
internal static class SettleMessages
{
    public static string Finding(Judgement judgement, OperatorFacts profile, SettleTime time)
    {
        var kind = judgement.Old.Property("kind"u8).Text ?? judgement.Request.Kind.Kind;
        var name = new ObjectMeta(judgement.Old).Name.Text;
        return time == SettleTime.Upgrading
            ? $"{kind} \"{name}\" is being upgraded by {profile.Title}"
            : $"{kind} \"{name}\" is not settled: {profile.Title} still works on the last change";
    }

    public static string Fix(OperatorFacts profile) => profile.Paused is null
        ? $"wait until {profile.Title} is done"
        : $"wait until {profile.Title} is done; where that can't be waited for, pause it in the same write";
}
