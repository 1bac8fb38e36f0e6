using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Breaks when somebody changes a field that the operator read when the object was new, and won't read again. Taking it away promises nothing, and passes.</summary>
internal sealed class ReadOnceCheck(CompiledExpression? when) : RuleCheck
{
    public override WriteFacts Asks => WriteFacts.Before | WriteFacts.User;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var profile = judgement.Profile!;
        if (judgement.Old.Kind != JsonKind.Object || profile.MayWriteChildren(judgement.Request))
        {
            return Truth.False;
        }

        var kind = GroupVersionKind.OfObject(judgement.Old);
        var (fields, reasons) = (new List<FieldValue>(), new List<string>());
        foreach (var once in profile.ReadOnceOf(kind))
        {
            var (before, after) = (once.Field.Path.In(judgement.Old), once.Field.Path.In(judgement.New));
            if (!after.IsNullOrAbsent && !after.SemanticEquals(before))
            {
                fields.Add(FieldTexts.Of(once.Field.Path.ToString(), before, after));
                reasons.AddRange(once.Because is { } because ? [because] : []);
            }
        }

        var applies = fields.Count == 0 ? Truth.False : when is null ? Truth.True : judgement.Test(when);
        finding = applies == Truth.True ? FindingOf(profile.Title, kind.Kind, fields, reasons) : null;
        return applies;
    }

    private static Finding FindingOf(string title, string kind, List<FieldValue> fields, List<string> reasons) =>
        new(fields, TransitionMessages.ReadOnce(title, kind, fields, reasons)) { Fix = TransitionMessages.MakeAnother(kind, fields) };
}
