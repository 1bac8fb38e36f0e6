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

    /// <summary>What to edit instead, with the parent's name; null when nothing is known.</summary>
    public static string? Fix(string? edit, ParentName? parent)
    {
        if (edit is null)
        {
            return parent is null ? null : $"edit the {(parent.Kind.Length == 0 ? "parent" : parent.Kind)} \"{parent.Name}\" instead";
        }

        if (parent is null)
        {
            return $"edit {edit}";
        }

        var place = parent.Kind.Length == 0 ? -1 : edit.IndexOf(parent.Kind, StringComparison.Ordinal);
        return place < 0
            ? $"edit {edit} (parent: \"{parent.Name}\")"
            : $"edit {edit.Insert(place + parent.Kind.Length, $" \"{parent.Name}\"")}";
    }
}
