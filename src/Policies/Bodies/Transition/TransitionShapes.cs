using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Words of a transition.</summary>
internal static class TransitionShapes
{
    public static readonly ChoiceShape<ValueOrder> Order =
        new([new("number", ValueOrder.Number), new("quantity", ValueOrder.Quantity), new("version", ValueOrder.Version)]);

    public static readonly ListShape<Written<Step>> Steps = new(new PlacedShape<Step>(new ChoiceShape<Step>(
    [
        new("change", Step.Change), new("decrease", Step.Decrease), new("increase", Step.Increase), new("set", Step.Set),
        new("unset", Step.Unset), new("add", Step.Add), new("remove", Step.Remove),
    ])), "a list of steps") { EmptyMessage = LoadingMessages.NoSteps };
}
