using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Matching;

/// <summary>A rule and something that it applies to.</summary>
internal sealed class RuleTarget
{
    private const string Scale = "scale";

    public required ServingPolicy Policy { get; init; }

    public required CompiledRule Rule { get; init; }

    public required Operations Operations { get; init; }

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>Empty for the object itself.</summary>
    public IReadOnlyList<string> Subresources { get; init; } = [];

    /// <summary>What is told of a write that the rule applies to and finds nothing of.</summary>
    public RulePass Pass => field ??= new RulePass(Policy.Policy.Name, Rule.Name, Rule.BodyName);

    /// <summary>Whether these are an operator's children, which the policy's match does not describe.</summary>
    public bool IsChild { get; init; }

    /// <summary>The native policy's resource rule that this comes from, which alone says what is judged; null for a <c>CaveatPolicy</c>.</summary>
    public NativeRule? Native { get; init; }

    /// <summary>Whether judging may take the namespace's object.</summary>
    public bool NeedsNamespace =>
        Rule.NeedsNamespace || Policy.Policy.Match.NeedsNamespace || Policy.Policy.Exclude is { NeedsNamespace: true }
        || Policy.Policy.Native is { NeedsNamespace: true } || Policy.Binding?.Match is { Selectors.NeedsNamespace: true };

    /// <summary>Whether judging may take other objects.</summary>
    public bool MayNeed =>
        NeedsNamespace || Policy.Binding?.ParamNeed is not null || Rule.Body.NeedsObject || Rule.Lookups.Count > 0 || Policy.Policy.Match.Lookups.Count > 0 || Policy.Policy.Exclude is { Lookups.Count: > 0 };

    /// <summary>What it takes to judge a write by the rule, beyond the object.</summary>
    public WriteFacts Asks => Rule.Asks | ((Operations & (Operations.Create | Operations.Update)) != Operations.None ? WriteFacts.None
        : (Operations & Operations.Delete) != Operations.None ? WriteFacts.Deletion : WriteFacts.Connection);

    /// <summary>
    /// Whether the rule is about an object that is found, be it that it can't be judged: whatever the operations, but not if it is about a subresource, unless that is an
    /// operator's child's.
    /// </summary>
    public bool Audits(AdmissionRequest request) => Native?.Fits(request, Operations) ?? (
        (Versions.Count == 0 || Holds(Versions, request.Resource.Version))
        && (Subresources.Count == 0 ? request.SubResource.Length == 0 : request.SubResource.Length == 0 ? IsChild : Holds(Subresources, request.SubResource)));

    /// <summary>Whether the rule judges the write as it is.</summary>
    public bool Judges(AdmissionRequest request, Operations operation) => Native?.Fits(request, operation) ?? (
        (Operations & operation) != Operations.None
        && (Versions.Count == 0 || Holds(Versions, request.Resource.Version))
        && (Subresources.Count == 0 ? request.SubResource.Length == 0 : Holds(Subresources, request.SubResource)));

    /// <summary>Whether the rule judges the write to the object that a write to its scale is.</summary>
    public bool JudgesParent(AdmissionRequest request) =>
        request.SubResource == Scale
        && Subresources.Count == 0
        && Native is null
        && (Operations & Operations.Update) != Operations.None
        && Rule.Body.Check is not null
        && !IsOwnWrite(request)
        && (Versions.Count == 0 || Holds(Versions, request.Resource.Version));

    // An autoscaler's write to an operator's child passes whatever the child is, so nobody needs to fetch it.
    private bool IsOwnWrite(AdmissionRequest request) => IsChild && Policy.Profile!.MayWriteChildren(request);

    private static bool Holds(IReadOnlyList<string> names, string name)
    {
        foreach (var known in names)
        {
            if (known == name || known == "*")
            {
                return true;
            }
        }

        return false;
    }
}
