using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Testing;

/// <summary>A violation that a case expects; a null is not compared.</summary>
public sealed class ExpectedViolation
{
    /// <summary>The rule that is broken.</summary>
    public Written<RuleReference> Rule { get; internal set; }

    /// <summary>What is done about it at the time of the request.</summary>
    public RuleAction Action { get; internal set; } = RuleAction.Deny;

    /// <summary>Whether it was there before and is let be.</summary>
    public bool IsTolerated { get; internal set; }

    /// <summary>Whether an exception or an acknowledgement lets it be.</summary>
    public bool IsExcepted { get; internal set; }

    /// <summary>The paths of its fields, in order.</summary>
    public IReadOnlyList<string>? Fields { get; internal set; }

    /// <summary>Its whole message.</summary>
    public string? Message { get; internal set; }

    internal static RecordShape<ExpectedViolation> Shape { get; } = new("a violation", static () => new ExpectedViolation(),
    [
        Field.Required<ExpectedViolation, Written<RuleReference>>("rule", TestShapes.Rule, static (t, v) => t.Rule = v, "As policy/rule."),
        Field.Optional<ExpectedViolation, RuleAction>("action", Shapes.Action, static (t, v) => t.Action = v, "What is done about it at the time of the request; Deny where it is left out."),
        Field.Optional<ExpectedViolation, Written<bool>>("tolerated", Shapes.Boolean, static (t, v) => t.IsTolerated = v.Value, "Whether it was so before, and is let be; false where it is left out."),
        Field.Optional<ExpectedViolation, Written<bool>>("excepted", Shapes.Boolean, static (t, v) => t.IsExcepted = v.Value, "Whether an exception or an acknowledgement covers it; false where it is left out."),
        Field.Optional<ExpectedViolation, IReadOnlyList<string>>("fields", TestShapes.Texts, static (t, v) => t.Fields = v, "All paths, in order; not compared where it is left out."),
        Field.Optional<ExpectedViolation, Written<string>>("message", Shapes.Text, static (t, v) => t.Message = v.Value, "The whole text; not compared where it is left out."),
    ]);
}
