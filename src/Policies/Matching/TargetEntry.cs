using Caveat.Kube;

namespace Caveat.Policies.Matching;

/// <summary>A target with the name that it is found by.</summary>
/// <param name="Name">Group, and kind or resource.</param>
/// <param name="ByKind">Whether the name is a kind's; else a resource's.</param>
/// <param name="Target">The target.</param>
internal readonly record struct TargetEntry(KindName Name, bool ByKind, RuleTarget Target)
{
    /// <summary>The resource, mapped from the kind where that is named; <c>*</c> for any.</summary>
    public string ResourceIn(RestMapping mapping) => ByKind && Name.Kind != "*" ? mapping.ResourceOf(Name.Group, Name.Kind) : Name.Kind;
}
