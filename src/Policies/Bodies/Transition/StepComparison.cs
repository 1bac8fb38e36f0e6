using Caveat.Json;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Says which of the denied steps lie between two values.</summary>
internal sealed class StepComparison(Step denied, ValueOrder order)
{
    private const Step Ordered = Step.Decrease | Step.Increase;

    /// <summary>The steps that are denied.</summary>
    public Step Denied => denied;

    /// <summary>The denied steps from a field's old value to its new one; <c>null</c> counts as absent. False when the values have no order and one is asked for.</summary>
    public bool TryCompare(JsonValue before, JsonValue after, out Step taken)
    {
        taken = Step.None;
        if (before.IsNullOrAbsent || after.IsNullOrAbsent)
        {
            taken = denied & ComingOrGoing(before, after);
            return true;
        }

        if (before.SemanticEquals(after))
        {
            return true;
        }

        return TryOrder(before, after, out taken);
    }

    private bool TryOrder(JsonValue before, JsonValue after, out Step taken)
    {
        var comparison = ValueOrders.Compare(order, before, after);
        taken = denied & (comparison switch
        {
            null => Step.Change,
            0 => Step.None,
            < 0 => Step.Change | Step.Increase,
            _ => Step.Change | Step.Decrease,
        });
        return comparison is not null || (denied & Ordered) == Step.None;
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
