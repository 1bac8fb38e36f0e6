using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>What is said to somebody who edits what an operator owns.</summary>
internal static class ProtectMessages
{
    public static string Finding(Judgement judgement, JsonValue child, OperatorFacts profile)
    {
        var name = new ObjectMeta(child).Name.Text ?? judgement.Request.Name.Text;
        var subject = $"{child.Property("kind"u8).Text ?? judgement.Request.Kind.Kind} \"{name}\"";
        return judgement.Operation switch
        {
            Operations.Delete => $"{subject} belongs to {profile.Title}, which makes it again",
            Operations.Create => $"{subject} carries the marks of {profile.Title}, which would take it for its own",
            _ => $"{subject} belongs to {profile.Title}, which puts back what others change",
        };
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
