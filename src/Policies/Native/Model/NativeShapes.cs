using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary>The shapes that more than one record of the native documents uses.</summary>
internal static class NativeShapes
{
    public static readonly ListShape<Written<string>> Groups = new(Shapes.AnyText, "a list of API groups") { EmptyMessage = NativeMessages.EmptyList("apiGroups") };

    public static readonly ListShape<Written<string>> Versions = new(Shapes.Text, "a list of API versions") { EmptyMessage = NativeMessages.EmptyList("apiVersions") };

    public static readonly ListShape<Written<string>> Resources = new(Shapes.Text, "a list of resources") { EmptyMessage = NativeMessages.EmptyList("resources") };

    public static readonly ChoiceShape<NativeScope> Scope = new(
        [new("*", NativeScope.All), new("Namespaced", NativeScope.Namespaced), new("Cluster", NativeScope.Cluster)]);

    public static readonly ChoiceShape<MatchPolicy> MatchPolicy = new([new("Equivalent", Model.MatchPolicy.Equivalent), new("Exact", Model.MatchPolicy.Exact)]);

    public static readonly ChoiceShape<MissingParams> MissingParams = new([new("Allow", Model.MissingParams.Allow), new("Deny", Model.MissingParams.Deny)]);

    public static readonly ChoiceShape<PatchType> PatchType = new(
        [new("ApplyConfiguration", Model.PatchType.ApplyConfiguration), new("JSONPatch", Model.PatchType.JsonPatch)]);

    public static readonly ChoiceShape<bool> Reinvocation = new([new("Never", false), new("IfNeeded", true)]);

    public static readonly ChoiceShape<string> Reason = new(
        [new("Unauthorized", "Unauthorized"), new("Forbidden", "Forbidden"), new("Invalid", "Invalid"), new("RequestEntityTooLarge", "RequestEntityTooLarge")]);

    public static readonly ListShape<Written<ValidationActions>> Actions = new(new PlacedShape<ValidationActions>(new ChoiceShape<ValidationActions>(
        [new("Deny", ValidationActions.Deny), new("Warn", ValidationActions.Warn), new("Audit", ValidationActions.Audit)])), "a list of actions")
    { EmptyMessage = NativeMessages.EmptyList("validationActions") };

    public static readonly ListShape<MatchCondition> MatchConditions = new(MatchCondition.Shape, "a list of match conditions");
}
