using Caveat.Cel.Extensions.Stateful;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>What is said about denied steps when the rule's author says nothing.</summary>
internal static class TransitionMessages
{
    public static string Taken(string path, Step taken) => $"{path} may not {Verb(taken)}";

    public static string NoOrder(string path, JsonValue before, JsonValue after) =>
        $"{path} can't be compared: {FieldTexts.Show(before)} and {FieldTexts.Show(after)} are not of one order";

    public static string NoVersion(string path, JsonValue value, bool isImage) =>
        isImage ? $"{path}: the tag of {FieldTexts.Show(value)} says no version" : $"{path}: {FieldTexts.Show(value)} is no version";

    public static string NoStep(string path, string from, string to, IReadOnlyList<string> allowed) => $"{path} may not go from {from} to {to}, only to {Either(allowed)}";

    public static string NoStepFrom(string path, string from, string to) => $"{path} may not go from {from} to {to}: no step from {from} is known";

    public static string UnknownVersion(string path, string to, string from, IReadOnlyList<string> allowed) =>
        $"{path}: no step to {to} is known; from {from} it may go to {Either(allowed)}";

    public static string Higher(VersionSeries series) => $"a higher {series}";

    /// <summary>Adds what the steps that need no list allow from a version on.</summary>
    public static void AddClimbs(List<string> next, Climb climbs, VersionObject from)
    {
        var (major, minor) = (from.Number(0), from.Number(1));
        var up = climbs & ~(Climb.PatchDown | Climb.Back);
        AddIf(next, up >= Climb.AnyMajor, "any higher version");
        AddIf(next, up is >= Climb.NextMajor and < Climb.AnyMajor, $"{major + 1}");
        AddIf(next, up is >= Climb.AnyMinor and < Climb.AnyMajor, $"a higher {major}");
        AddIf(next, up is >= Climb.NextMinor and < Climb.AnyMinor, $"{major}.{minor + 1}");
        AddIf(next, up is >= Climb.Patch and < Climb.AnyMinor, $"a higher {major}.{minor}");
        AddIf(next, climbs.HasFlag(Climb.PatchDown), $"a lower {major}.{minor}");
    }

    public static string TooLong(FieldPath path, int limit) => $"{path} has more than {limit} items (MaxItems), too many to be compared";

    public static string ReadOnce(string title, string kind, IReadOnlyList<FieldValue> fields, IReadOnlyList<string> reasons)
    {
        var why = reasons.Count == 0 ? "" : $" ({string.Join("; ", reasons)})";
        return $"{title} reads {Paths(fields)} when the {kind} is new, and never again: this change does nothing{why}";
    }

    public static string MakeAnother(string kind, IReadOnlyList<FieldValue> fields) =>
        $"leave {Paths(fields)} as {(fields.Count == 1 ? "it was" : "they were")}, or make another {kind}";

    private static string Paths(IReadOnlyList<FieldValue> fields)
    {
        var paths = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            paths.Add(field.Path);
        }

        return string.Join(", ", paths);
    }

    private static void AddIf(List<string> texts, bool applies, string text)
    {
        if (applies)
        {
            texts.Add(text);
        }
    }

    private static string Either(IReadOnlyList<string> texts) =>
        texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Count - 1))} or {texts[^1]}";

    // The most telling of the steps: a decrease is a change too.
    private static string Verb(Step taken) => taken switch
    {
        _ when taken.HasFlag(Step.Decrease) => "decrease",
        _ when taken.HasFlag(Step.Increase) => "increase",
        _ when taken.HasFlag(Step.Remove) => "be removed",
        _ when taken.HasFlag(Step.Add) => "be added",
        _ when taken.HasFlag(Step.Unset) => "be unset",
        _ when taken.HasFlag(Step.Set) => "be set once the object exists",
        _ => "change",
    };
}
