using Caveat.Cel.Evaluation;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Breaks when somebody else than the operator, or one of those who may, enters one of its pods: by a command, a terminal, a port, the API server's proxy, or a container that debugs it.</summary>
internal sealed class ExecCheck : RuleCheck
{
    public static readonly ExecCheck Instance = new();

    public override WriteFacts Asks => WriteFacts.Connection;

    public override bool Concerns(Judgement judgement) => judgement.Profile!.Children.IsChild(judgement.New);

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var profile = judgement.Profile!;
        if (profile.MayWriteChildren(judgement.Request))
        {
            return Truth.False;
        }

        // What is written says nothing of the pod: a PodExecOptions, and before 1.22 an EphemeralContainers.
        var need = ParentNeed.Of(judgement.Request);
        var answer = judgement.Review.Objects.Find(need);
        if (answer.Status is ObjectAnswerStatus.NotAsked or ObjectAnswerStatus.Unknown)
        {
            return judgement.Fail(EvaluationMessages.UnknownObject(need, answer.Reason is { Length: > 0 } reason ? reason : "nobody asked"));
        }

        var isChild = answer.Status == ObjectAnswerStatus.Found && profile.Children.IsChild(answer.Objects![0]);
        finding = isChild ? new Finding([], ProtectMessages.Exec(need.Name, profile)) : null;
        return isChild ? Truth.True : Truth.False;
    }
}
