using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>What is said to somebody who edits what an operator owns.</summary>
internal static class ProtectMessages
{
    public const string Forms = "a protect needs one of children, deletion: true, exec: true, and ownedFields: true alone; make it two rules where several are wanted";

    public const string OnlyOfChildren = "edit, fields and ignoredFields are of children and ownedFields; leave them out, and say in the rule's fix what to do instead";

    public static string Deletion(Judgement judgement)
    {
        var subject = Subject(judgement, judgement.Subject);
        return judgement.Profile is { } profile ? $"{subject} is not to be deleted: {profile.Title} deletes with it what it made for it" : $"{subject} is not to be deleted";
    }

    public static string Exec(string pod, OperatorFacts profile) =>
        $"Pod \"{pod}\" belongs to {profile.Title}, which does not see what is done in it by hand";

    public static string Finding(Judgement judgement, JsonValue child, OperatorFacts profile)
    {
        var subject = Subject(judgement, child);
        return judgement.Operation switch
        {
            Operations.Delete => $"{subject} belongs to {profile.Title}, which makes it again",
            Operations.Create => $"{subject} carries the marks of {profile.Title}, which would take it for its own",
            _ => $"{subject} belongs to {profile.Title}, which puts back what others change",
        };
    }

    public static string Subject(Judgement judgement, JsonValue subject)
    {
        var name = new ObjectMeta(subject).Name.Text ?? judgement.Request.Name.Text;
        return $"{subject.Property("kind"u8).Text ?? judgement.Request.Kind.Kind} \"{name}\"";
    }

    /// <summary>What to edit instead, with the parent's kind and name; null when nothing is known.</summary>
    public static string? Fix(string? edit, List<ParentName> parents)
    {
        foreach (var parent in parents)
        {
            var place = edit is null ? -1 : PlaceOf(parent.Kind, edit);
            if (place >= 0)
            {
                return $"edit {edit!.Insert(place + parent.Kind.Length, $" \"{parent.Name}\"")}";
            }
        }

        var what = parents.Count == 0 ? null : $"the {parents[0].Kind} \"{parents[0].Name}\"";
        return (edit, what) switch
        {
            (null, null) => null,
            (null, _) => $"edit {what}",
            (_, null) => $"edit {edit}",
            _ => edit.Contains(" of ", StringComparison.Ordinal) ? $"edit {edit}, for {what}" : $"edit {edit} of {what}",
        };
    }

    // As a word: a KafkaNodePool is no Kafka.
    private static int PlaceOf(string kind, string text)
    {
        for (var place = text.IndexOf(kind, StringComparison.Ordinal); place >= 0; place = text.IndexOf(kind, place + 1, StringComparison.Ordinal))
        {
            var end = place + kind.Length;
            if ((place == 0 || !char.IsAsciiLetterOrDigit(text[place - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                return place;
            }
        }

        return -1;
    }
}
