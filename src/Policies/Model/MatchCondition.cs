using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>matchConditions</c> as written.</summary>
internal sealed class MatchCondition
{
    public string Name { get; set; } = "";

    public ExpressionText? Expression { get; set; }

    public static RecordShape<MatchCondition> Shape { get; } = new("a match condition", static () => new MatchCondition(),
    [
        Field.Required<MatchCondition, Written<string>>("name", Shapes.Text, static (t, v) => t.Name = v.Value,
            "What the condition is called in messages."),
        Field.Required<MatchCondition, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL of type bool over object, oldObject, request and authorizer."),
    ]);
}
