using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary><c>matchConstraints</c> of a policy and <c>matchResources</c> of a binding as written.</summary>
internal sealed class MatchResourcesSpec
{
    public TextSpan Span { get; set; }

    public IReadOnlyList<NativeRuleSpec> ResourceRules { get; set; } = [];

    public IReadOnlyList<NativeRuleSpec> ExcludeResourceRules { get; set; } = [];

    public SelectorSpec? NamespaceSelector { get; set; }

    public SelectorSpec? ObjectSelector { get; set; }

    public MatchPolicy MatchPolicy { get; set; }

    public static RecordShape<MatchResourcesSpec> Shape { get; } = new("the matched resources", static () => new MatchResourcesSpec(),
    [
        Field.Optional<MatchResourcesSpec, IReadOnlyList<NativeRuleSpec>>("resourceRules", new ListShape<NativeRuleSpec>(NativeRuleSpec.Shape), static (t, v) => t.ResourceRules = v,
            "What is matched: where one of them fits."),
        Field.Optional<MatchResourcesSpec, IReadOnlyList<NativeRuleSpec>>("excludeResourceRules", new ListShape<NativeRuleSpec>(NativeRuleSpec.Shape), static (t, v) => t.ExcludeResourceRules = v,
            "What is left out: where one of them fits."),
        Field.Optional<MatchResourcesSpec, SelectorSpec>("namespaceSelector", SelectorSpec.Shape, static (t, v) => t.NamespaceSelector = v,
            "Labels of the object's namespace; objects without a namespace always fit, and a Namespace by its own labels."),
        Field.Optional<MatchResourcesSpec, SelectorSpec>("objectSelector", SelectorSpec.Shape, static (t, v) => t.ObjectSelector = v,
            "Labels of the object, before or after the write."),
        Field.Optional<MatchResourcesSpec, MatchPolicy>("matchPolicy", NativeShapes.MatchPolicy, static (t, v) => t.MatchPolicy = v,
            "Equivalent (when left out): a rule for one version holds for the others too. Exact: only for the versions that it names."),
    ], static (t, span) => t.Span = span);
}
