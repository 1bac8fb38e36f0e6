using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>match.resources</c> as written.</summary>
internal sealed class ResourceSelector
{
    public TextSpan Span { get; set; }

    public IReadOnlyList<Written<string>> ApiGroups { get; set; } = [];

    public IReadOnlyList<Written<string>> Kinds { get; set; } = [];

    public IReadOnlyList<Written<string>> Resources { get; set; } = [];

    public IReadOnlyList<Written<string>> Versions { get; set; } = [];

    public Operations? Operations { get; set; }

    public IReadOnlyList<Written<string>> Subresources { get; set; } = [];

    public static RecordShape<ResourceSelector> Shape { get; } = new("resources", static () => new ResourceSelector(),
    [
        Field.Required<ResourceSelector, IReadOnlyList<Written<string>>>("apiGroups", Shapes.GroupList, static (t, v) => t.ApiGroups = v,
            "API groups; \"\" is the core group, * is any."),
        Field.Optional<ResourceSelector, IReadOnlyList<Written<string>>>("kinds", Shapes.NameList, static (t, v) => t.Kinds = v,
            "Kinds, such as KafkaNodePool; * is any. Give kinds or resources."),
        Field.Optional<ResourceSelector, IReadOnlyList<Written<string>>>("resources", Shapes.NameList, static (t, v) => t.Resources = v,
            "Resources in the plural, such as kafkanodepools; * is any. Give kinds or resources."),
        Field.Optional<ResourceSelector, IReadOnlyList<Written<string>>>("versions", Shapes.NameList, static (t, v) => t.Versions = v,
            "Versions, such as v1; all when left out."),
        Field.Optional<ResourceSelector, Operations>("operations", Shapes.Operations, static (t, v) => t.Operations = v,
            "Operations; CREATE and UPDATE when left out."),
        Field.Optional<ResourceSelector, IReadOnlyList<Written<string>>>("subresources", Shapes.NameList, static (t, v) => t.Subresources = v,
            "Subresources to match instead of the object itself, such as status or exec. A write to scale is always judged as the write to the object that it is."),
    ], static (t, span) => t.Span = span);
}
