using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>
/// Breaks when somebody else than the operator, or one of those who may, changes a field that the operator set, as managedFields tell. A child of which they
/// don't tell is guarded as a whole.
/// </summary>
internal sealed class OwnedFieldsCheck(ProtectedFields fields, string? edit, bool ofChildren) : RuleCheck
{
    /// <summary>A write that only rewrites managedFields would otherwise open the way for the next one.</summary>
    public override bool JudgesBookKeeping => true;

    public override WriteFacts Asks => WriteFacts.Before | WriteFacts.User;

    public override bool Concerns(Judgement judgement) => !ofChildren || judgement.Profile!.Children.IsChild(judgement.New);

    public override bool WantsObject(Judgement judgement) =>
        judgement.Operation == Operations.Update && StoredObject.IsWanted(judgement) && IsAbout(judgement, ProtectCheck.ChildOf(judgement), out _);

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var child = ProtectCheck.ChildOf(judgement);
        if (!IsAbout(judgement, child, out var isChild))
        {
            return Truth.False;
        }

        var stored = default(JsonValue);
        if (judgement.Operation == Operations.Update && StoredObject.TryRead(judgement, out stored) is { } failure)
        {
            stored = default;
            if (!isChild)
            {
                return judgement.Fail(failure);
            }
        }

        finding = Judge(judgement, child, stored, isChild);
        return finding is null ? Truth.False : Truth.True;
    }

    private bool IsAbout(Judgement judgement, JsonValue child, out bool isChild)
    {
        var profile = judgement.Profile!;
        isChild = profile.Children.IsChild(child);
        return (isChild || !ofChildren) && !profile.MayWriteChildren(judgement.Request);
    }

    private Finding? Judge(Judgement judgement, JsonValue child, JsonValue stored, bool isChild)
    {
        var profile = judgement.Profile!;
        var owners = FieldOwners.Of(stored, profile, isChild);
        if (owners is null)
        {
            return isChild ? ProtectCheck.Judge(judgement, child, fields, edit) : null;
        }

        var scope = new FieldScope(fields, profile.IgnoredFields);
        var changes = new OwnedChanges(scope, owners);
        changes.Compare(judgement.Old, judgement.New);
        return changes.Found.Count > 0
            ? new Finding(FieldsOf(changes.Found), OwnedFieldsMessages.Changed(judgement, isChild, changes.Found))
            {
                Fix = ProtectMessages.Fix(edit, profile.Children.ParentsOf(child)),
            }
            : Taken(judgement, scope, owners, isChild);
    }

    private static Finding? Taken(Judgement judgement, FieldScope scope, FieldOwners owners, bool isChild)
    {
        var taken = new TakenFields(scope);
        taken.Compare(judgement.Old, judgement.New, owners, owners.LeftIn(judgement.New, judgement.Profile!, isChild));
        return taken.Found.Count == 0
            ? null
            : new Finding(FieldsOf(taken.Found), OwnedFieldsMessages.Taken(judgement, taken.Found)) { Fix = OwnedFieldsMessages.LeaveOut };
    }

    private static List<FieldValue> FieldsOf(List<OwnedField> owned) => owned.ConvertAll(static field => field.Field);
}
