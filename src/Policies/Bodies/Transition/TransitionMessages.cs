using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>What is said about denied steps when the rule's author says nothing.</summary>
internal static class TransitionMessages
{
    public static string Taken(string path, Step taken) => $"{path} may not {Verb(taken)}";

    public static string NoOrder(string path, JsonValue before, JsonValue after) =>
        $"{path} can't be compared: {FieldTexts.Show(before)} and {FieldTexts.Show(after)} are not of one order";

    public static string TooLong(FieldPath path, int limit) => $"{path} has more than {limit} items (MaxItems), too many to be compared";

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
