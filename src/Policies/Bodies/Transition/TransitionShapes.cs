using Caveat.Cel.Extensions.Stateful;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Words of a transition.</summary>
internal static class TransitionShapes
{
    public static readonly ChoiceShape<ValueOrder> Order =
        new([new("number", ValueOrder.Number), new("quantity", ValueOrder.Quantity), new("version", ValueOrder.Version), new("image", ValueOrder.Image)]);

    public static readonly ListShape<Written<Step>> Steps = new(new PlacedShape<Step>(new ChoiceShape<Step>(
    [
        new("change", Step.Change), new("decrease", Step.Decrease), new("increase", Step.Increase), new("set", Step.Set),
        new("unset", Step.Unset), new("add", Step.Add), new("remove", Step.Remove),
    ])), "a list of steps") { EmptyMessage = LoadingMessages.NoSteps };

    public static readonly ListShape<Written<Climb>> Climbs = new(new PlacedShape<Climb>(new ChoiceShape<Climb>(
    [
        new("patch", Climb.Patch), new("nextMinor", Climb.NextMinor), new("anyMinor", Climb.AnyMinor), new("nextMajor", Climb.NextMajor),
        new("anyMajor", Climb.AnyMajor), new("patchDown", Climb.PatchDown), new("back", Climb.Back),
    ])), "a list of steps") { EmptyMessage = LoadingMessages.NoClimbs };

    /// <summary>Between quotes, as 4.10 without them is the number 4.1.</summary>
    public static readonly TextShape Version = new("a version between quotes", static text => VersionObject.Parse(text) is null ? LoadingMessages.BadVersion(text) : null);

    public static readonly ListShape<Written<string>> Versions = new(Version, "a list of versions") { EmptyMessage = LoadingMessages.NoVersions };

    public static readonly ListShape<VersionStepText> VersionSteps = new(VersionStepText.Shape, "a list of steps") { EmptyMessage = LoadingMessages.NoVersions };
}
