using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Breaks when somebody else than the operator, or one of those who may, changes or deletes an object that the operator made.</summary>
internal sealed class ProtectCheck(ProtectedFields fields, string? edit) : RuleCheck
{
    public override WriteFacts Asks => WriteFacts.Before | WriteFacts.User;

    public override bool Concerns(Judgement judgement) => judgement.Profile!.Children.IsChild(judgement.New);

    public override bool SeesTraces(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var profile = judgement.Profile!;
        var drifted = new DriftedFields(new FieldScope(fields, profile.IgnoredFields), profile);
        if (!drifted.TryRead(judgement.New))
        {
            return false;
        }

        finding = drifted.Found.Count == 0 ? null : new Finding(drifted.Found.ConvertAll(static field => field.Field), OwnedFieldsMessages.Drifted(judgement, drifted.Found))
        {
            IsTrace = true,
            Fix = ProtectMessages.Fix(edit, profile.Children.ParentsOf(judgement.New)),
        };
        return true;
    }

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        var profile = judgement.Profile!;
        var child = ChildOf(judgement);
        finding = !profile.Children.IsChild(child) || profile.MayWriteChildren(judgement.Request) ? null : Judge(judgement, child, fields, edit);
        return finding is null ? Truth.False : Truth.True;
    }

    /// <summary>The object as it is decides whose it is: taking the label off in the same write is no way round.</summary>
    public static JsonValue ChildOf(Judgement judgement) => judgement.Old.Kind == JsonKind.Object ? judgement.Old : judgement.New;

    /// <summary>What is found of a write to a child by somebody who may not write it, whichever fields of it; null when nothing.</summary>
    public static Finding? Judge(Judgement judgement, JsonValue child, ProtectedFields fields, string? edit)
    {
        var profile = judgement.Profile!;
        var changes = judgement.Operation == Operations.Update ? ChangesOf(judgement, fields) : [];
        return judgement.Operation == Operations.Update && changes.Count == 0
            ? null
            : new Finding(changes, ProtectMessages.Finding(judgement, child, profile)) { Fix = ProtectMessages.Fix(edit, profile.Children.ParentsOf(child)) };
    }

    private static List<FieldValue> ChangesOf(Judgement judgement, ProtectedFields fields)
    {
        var changes = new FieldChanges(new FieldScope(fields, judgement.Profile!.IgnoredFields));
        changes.Compare(judgement.Old, judgement.New);
        return changes.Found;
    }
}
