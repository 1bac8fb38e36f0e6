using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Breaks when somebody else than the operator, or one of those who may, changes or deletes an object that the operator made.</summary>
internal sealed class ProtectCheck(ProtectedFields fields, string? edit) : RuleCheck
{
    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var profile = judgement.Profile!;

        // The object as it is decides whose it is: taking the label off in the same write is no way round.
        var child = judgement.Old.Kind == JsonKind.Object ? judgement.Old : judgement.New;
        if (!profile.Children.IsChild(child) || profile.MayWriteChildren(judgement.Request))
        {
            return Truth.False;
        }

        var changes = judgement.Operation == Operations.Update ? ChangesOf(judgement, profile) : [];
        if (judgement.Operation == Operations.Update && changes.Count == 0)
        {
            return Truth.False;
        }

        finding = new Finding(changes, ProtectMessages.Finding(judgement, child, profile)) { Fix = ProtectMessages.Fix(edit, profile.Children.ParentsOf(child)) };
        return Truth.True;
    }

    private List<FieldValue> ChangesOf(Judgement judgement, OperatorFacts profile)
    {
        var changes = new FieldChanges(fields, profile.IgnoredFields);
        changes.Compare(judgement.Old, judgement.New);
        return changes.Found;
    }
}
