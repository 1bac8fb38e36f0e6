using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Testing;

/// <summary>A rule that a case expects not to be judged.</summary>
public sealed class ExpectedError
{
    /// <summary>The rule.</summary>
    public Written<RuleReference> Rule { get; internal set; }

    /// <summary>The whole message; null when it is not compared.</summary>
    public string? Message { get; internal set; }

    internal static RecordShape<ExpectedError> Shape { get; } = new("an error", static () => new ExpectedError(),
    [
        Field.Required<ExpectedError, Written<RuleReference>>("rule", TestShapes.Rule, static (t, v) => t.Rule = v, "As policy/rule."),
        Field.Optional<ExpectedError, Written<string>>("message", Shapes.Text, static (t, v) => t.Message = v.Value, "The whole text; not compared where it is left out."),
    ]);
}
