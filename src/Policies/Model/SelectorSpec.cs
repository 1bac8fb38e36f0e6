using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>A label selector as written.</summary>
internal sealed class SelectorSpec
{
    public TextSpan Span { get; set; }

    public IReadOnlyList<Named<Written<string>>> MatchLabels { get; set; } = [];

    public IReadOnlyList<SelectorRequirement> MatchExpressions { get; set; } = [];

    public static RecordShape<SelectorSpec> Shape { get; } = new("a label selector", static () => new SelectorSpec(),
    [
        Field.Optional<SelectorSpec, IReadOnlyList<Named<Written<string>>>>("matchLabels", Shapes.TextMap, static (t, v) => t.MatchLabels = v,
            "Labels that must have these values."),
        Field.Optional<SelectorSpec, IReadOnlyList<SelectorRequirement>>("matchExpressions", new ListShape<SelectorRequirement>(SelectorRequirement.Shape), static (t, v) => t.MatchExpressions = v,
            "Requirements that must all hold."),
    ], static (t, span) => t.Span = span);
}
