using Caveat.Cel.Values;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Computes the audit annotations of a native policy for one invocation.</summary>
internal static class AnnotationRun
{
    public static void Run(Judgement judgement, ServingPolicy policy, DecisionDraft draft)
    {
        judgement.Budget.StartRules();
        foreach (var annotation in policy.Policy.Native!.Annotations)
        {
            Run(judgement, policy, annotation, draft);
        }
    }

    // A failure refuses the write, whatever is done about violations; with failurePolicy Ignore there is just no annotation.
    private static void Run(Judgement judgement, ServingPolicy policy, CompiledAnnotation annotation, DecisionDraft draft)
    {
        var value = judgement.Evaluate(annotation.Value);
        switch (value.Kind)
        {
            case ValueKind.String:
                Publish(draft, policy.Policy.Name, annotation.Key, value.AsText.Trim());
                break;
            case ValueKind.Null:
                break;
            case ValueKind.Error:
                draft.AddNativeFailure(policy, null, judgement.Failure!, isConfiguration: true);
                break;
            default:
                draft.AddNativeFailure(policy, null, NativeTexts.BadAnnotation(annotation.Value.Text.Text, value.Kind.ToString()), isConfiguration: true);
                break;
        }
    }

    private static void Publish(DecisionDraft draft, string policy, string key, string value)
    {
        if (value.Length > 0)
        {
            draft.AddAnnotation(policy, key, value);
        }
    }
}
