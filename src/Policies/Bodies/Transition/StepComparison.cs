using Caveat.Json;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Says which of the denied steps lie between two values.</summary>
/// <param name="denied">Steps that are named.</param>
/// <param name="order">How values compare.</param>
/// <param name="versions">The steps of versions that are allowed, all others being denied; null where any is.</param>
internal sealed class StepComparison(Step denied, ValueOrder order, VersionSteps? versions)
{
    private const Step Ordered = Step.Decrease | Step.Increase | Step.Jump;

    /// <summary>The steps that are denied.</summary>
    public Step Denied { get; } = denied | (versions is null ? Step.None : Step.Jump);

    /// <summary>The denied steps from a field's old value to its new one; <c>null</c> counts as absent. False when the values have no order and one is asked for.</summary>
    public bool TryCompare(JsonValue before, JsonValue after, out Step taken)
    {
        taken = Step.None;
        if (before.IsNullOrAbsent || after.IsNullOrAbsent)
        {
            taken = Denied & ComingOrGoing(before, after);
            return true;
        }

        if (before.SemanticEquals(after))
        {
            return true;
        }

        return TryOrder(before, after, out taken);
    }

    /// <summary>What is said of a step that was taken.</summary>
    public string Explain(string path, JsonValue before, JsonValue after, Step taken) =>
        taken.HasFlag(Step.Jump) && ValueOrders.VersionOf(order, before) is { } from && ValueOrders.VersionOf(order, after) is { } to
            ? versions!.Explain(path, from, to)
            : TransitionMessages.Taken(path, taken);

    /// <summary>What is said of values that have no order.</summary>
    public string ExplainDisorder(string path, JsonValue before, JsonValue after)
    {
        if (order is not (ValueOrder.Version or ValueOrder.Image))
        {
            return TransitionMessages.NoOrder(path, before, after);
        }

        return TransitionMessages.NoVersion(path, ValueOrders.VersionOf(order, after) is null ? after : before, order == ValueOrder.Image);
    }

    private bool TryOrder(JsonValue before, JsonValue after, out Step taken)
    {
        var comparison = ValueOrders.Compare(order, before, after);
        taken = Denied & (comparison switch
        {
            null => Step.Change,
            // Texts of one worth as numbers are two texts, such as the versions 4.1 and 4.10, unless the author says that they are numbers.
            0 => order == ValueOrder.Unordered ? Step.Change : Step.None,
            < 0 => Step.Change | Step.Increase,
            _ => Step.Change | Step.Decrease,
        });
        if (comparison is not (null or 0) && versions is not null && !versions.Allow(ValueOrders.VersionOf(order, before)!, ValueOrders.VersionOf(order, after)!))
        {
            taken |= Step.Jump;
        }

        return comparison is not null || (Denied & Ordered) == Step.None;
    }

    private static Step ComingOrGoing(JsonValue before, JsonValue after)
    {
        if (before.IsNullOrAbsent == after.IsNullOrAbsent)
        {
            return Step.None;
        }

        return Step.Change | (before.IsNullOrAbsent ? Step.Set : Step.Unset);
    }
}
