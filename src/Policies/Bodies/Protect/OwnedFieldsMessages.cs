using System.Text;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>What is said to somebody who changes a field that an operator set.</summary>
internal static class OwnedFieldsMessages
{
    /// <summary>Fields that are named with their manager in a sentence; all of them stand below it.</summary>
    private const int MaxNamed = 3;

    public const string LeaveOut = "leave metadata.managedFields out of what is written";

    public static string Changed(Judgement judgement, bool isChild, List<OwnedField> owned)
    {
        var subject = ProtectMessages.Subject(judgement, judgement.Old);
        var title = judgement.Profile!.Title;
        var whose = isChild ? $"{subject} belongs to {title}, which puts back what others change" : $"{subject} has fields of {title}, which puts back what others change in them";
        return $"{whose}: {Managers(owned)}{Claim(judgement)}";
    }

    public static string Drifted(Judgement judgement, List<OwnedField> drifted) =>
        $"{ProtectMessages.Subject(judgement, judgement.New)} belongs to {judgement.Profile!.Title}, and is not as that left it: {AllManagers(drifted)}; what a client calls itself in managedFields is its own choice";

    public static string Taken(Judgement judgement, List<OwnedField> owned) =>
        $"{ProtectMessages.Subject(judgement, judgement.Old)}: this write has other managedFields, as if it were not so that {Managers(owned)}";

    // Each with its manager and time: that is what is found.
    private static string AllManagers(List<OwnedField> drifted) => Managers(drifted, FieldChanges.MaxChanges - 1);

    private static string Managers(List<OwnedField> owned, int maxNamed = MaxNamed)
    {
        var text = new StringBuilder();
        string? last = null;
        for (var i = 0; i < Math.Min(owned.Count, maxNamed); i++)
        {
            var manager = owned[i].Manager is { } name ? $"{name} set " : "nobody is known to have set ";
            text.Append(i == 0 ? "" : ", ").Append(manager == last ? "" : manager).Append(owned[i].Field.Path);
            last = manager;
        }

        return owned.Count > maxNamed ? text.Append(" and more").ToString() : text.ToString();
    }

    // A client calls itself what it likes.
    private static string Claim(Judgement judgement)
    {
        var manager = judgement.Request.Options.Property("fieldManager"u8);
        return judgement.Profile!.HasFieldManager(manager)
            ? $"; this write calls itself {manager.Text} too, but user \"{judgement.Request.Username.Text}\" is not {judgement.Profile.Title}"
            : "";
    }
}
