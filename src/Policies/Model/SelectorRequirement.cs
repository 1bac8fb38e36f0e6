using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>matchExpressions</c> as written.</summary>
internal sealed class SelectorRequirement
{
    public TextSpan Span { get; set; }

    public string Key { get; set; } = "";

    public SelectorOperator Operator { get; set; }

    public IReadOnlyList<Written<string>> Values { get; set; } = [];

    public static RecordShape<SelectorRequirement> Shape { get; } = new("a requirement", static () => new SelectorRequirement(),
    [
        Field.Required<SelectorRequirement, Written<string>>("key", Shapes.Text, static (t, v) => t.Key = v.Value,
            "The label's key."),
        Field.Required<SelectorRequirement, SelectorOperator>("operator", Shapes.SelectorOperator, static (t, v) => t.Operator = v,
            "In, NotIn, Exists or DoesNotExist."),
        Field.Optional<SelectorRequirement, IReadOnlyList<Written<string>>>("values", Shapes.NameList, static (t, v) => t.Values = v,
            "For In and NotIn."),
    ], static (t, span) => t.Span = span);
}
