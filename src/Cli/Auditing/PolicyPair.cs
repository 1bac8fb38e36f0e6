using Caveat.Audit.Impact;
using Caveat.Audit.Judging;
using Caveat.Policies;

namespace Caveat.Cli.Auditing;

/// <summary>The policies of a run.</summary>
/// <param name="Policies">Those that judge.</param>
/// <param name="Compared">Those that they are compared with; null when nothing is compared.</param>
internal sealed record PolicyPair(PolicySet Policies, PolicySet? Compared)
{
    /// <summary>Both.</summary>
    public IReadOnlyList<PolicySet> Sets => Compared is null ? [Policies] : [Policies, Compared];

    /// <summary>One judge for both.</summary>
    public IObjectJudge JudgeWith(Func<PolicySet, IObjectJudge> judgeOf) =>
        Compared is null ? judgeOf(Policies) : new ImpactJudge(judgeOf(Policies), judgeOf(Compared));
}
