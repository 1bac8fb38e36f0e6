using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary><c>match</c> and <c>exclude</c> as written.</summary>
internal sealed class MatchSpec
{
    public TextSpan Span { get; set; }

    public IReadOnlyList<ResourceSelector> Resources { get; set; } = [];

    public IReadOnlyList<Written<string>> Namespaces { get; set; } = [];

    public SelectorSpec? NamespaceSelector { get; set; }

    public SelectorSpec? ObjectSelector { get; set; }

    public IReadOnlyList<MatchCondition> MatchConditions { get; set; } = [];

    public static RecordShape<MatchSpec> Shape { get; } = new("a match", static () => new MatchSpec(),
    [
        Field.Optional<MatchSpec, IReadOnlyList<ResourceSelector>>("resources", new ListShape<ResourceSelector>(ResourceSelector.Shape), static (t, v) => t.Resources = v,
            "What is matched; one entry is enough."),
        Field.Optional<MatchSpec, IReadOnlyList<Written<string>>>("namespaces", Shapes.NameList, static (t, v) => t.Namespaces = v,
            "Names of namespaces; all when left out."),
        Field.Optional<MatchSpec, SelectorSpec>("namespaceSelector", SelectorSpec.Shape, static (t, v) => t.NamespaceSelector = v,
            "By the labels of the object's namespace; cluster-scoped objects always match."),
        Field.Optional<MatchSpec, SelectorSpec>("objectSelector", SelectorSpec.Shape, static (t, v) => t.ObjectSelector = v,
            "By the labels of the object, before or after the write."),
        Field.Optional<MatchSpec, IReadOnlyList<MatchCondition>>("matchConditions", new ListShape<MatchCondition>(MatchCondition.Shape), static (t, v) => t.MatchConditions = v,
            "CEL that must all be true."),
    ], static (t, span) => t.Span = span);
}
