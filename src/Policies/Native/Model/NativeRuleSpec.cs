using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>An entry of <c>resourceRules</c> or <c>excludeResourceRules</c> as written.</summary>
internal sealed class NativeRuleSpec
{
    public TextSpan Span { get; set; }

    public IReadOnlyList<Written<string>> ApiGroups { get; set; } = [];

    public IReadOnlyList<Written<string>> ApiVersions { get; set; } = [];

    public Operations Operations { get; set; }

    /// <summary>With their subresources: <c>pods</c>, <c>pods/exec</c>, <c>*/*</c>.</summary>
    public IReadOnlyList<Written<string>> Resources { get; set; } = [];

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<Written<string>> ResourceNames { get; set; } = [];

    public NativeScope Scope { get; set; }

    public static RecordShape<NativeRuleSpec> Shape { get; } = new("a resource rule", static () => new NativeRuleSpec(),
    [
        Field.Required<NativeRuleSpec, IReadOnlyList<Written<string>>>("apiGroups", NativeShapes.Groups, static (t, v) => t.ApiGroups = v,
            "API groups; \"\" is the core group, * is any."),
        Field.Required<NativeRuleSpec, IReadOnlyList<Written<string>>>("apiVersions", NativeShapes.Versions, static (t, v) => t.ApiVersions = v,
            "API versions; * is any."),
        Field.Required<NativeRuleSpec, Operations>("operations", Shapes.Operations, static (t, v) => t.Operations = v,
            "CREATE, UPDATE, DELETE, CONNECT; * is any."),
        Field.Required<NativeRuleSpec, IReadOnlyList<Written<string>>>("resources", NativeShapes.Resources, static (t, v) => t.Resources = v,
            "Resources in the plural, with subresources behind a slash: pods, pods/exec, */scale; * is any."),
        Field.Optional<NativeRuleSpec, IReadOnlyList<Written<string>>>("resourceNames", Shapes.NameList, static (t, v) => t.ResourceNames = v,
            "Names of objects; all when left out."),
        Field.Optional<NativeRuleSpec, NativeScope>("scope", NativeShapes.Scope, static (t, v) => t.Scope = v,
            "Cluster, Namespaced or * (when left out)."),
    ], static (t, span) => t.Span = span);
}
