using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>The <c>spec</c> of a <c>CaveatPolicy</c> as written.</summary>
internal sealed class PolicySpec
{
    public string? Description { get; set; }

    public Written<string>? Operator { get; set; }

    public FailurePolicy FailurePolicy { get; set; } = FailurePolicy.Fail;

    public MatchSpec? Match { get; set; }

    public MatchSpec? Exclude { get; set; }

    public IReadOnlyList<Named<LookupSpec>> Lookups { get; set; } = [];

    public IReadOnlyList<Named<ExpressionText>> Variables { get; set; } = [];

    public IReadOnlyList<RuleSpec> Rules { get; set; } = [];

    public static RecordShape<PolicySpec> Shape { get; } = new("the spec of a CaveatPolicy", static () => new PolicySpec(),
    [
        Field.Optional<PolicySpec, Written<string>>("description", Shapes.Text, static (t, v) => t.Description = v.Value,
            "What the policy is for, for people."),
        Field.Optional<PolicySpec, Written<string>>("operator", Shapes.ObjectName, static (t, v) => t.Operator = v,
            "Name of an OperatorProfile."),
        Field.Optional<PolicySpec, FailurePolicy>("failurePolicy", Shapes.FailurePolicy, static (t, v) => t.FailurePolicy = v,
            "What follows when a rule can't be judged: Fail (when left out) refuses the write, Ignore lets it through with a warning."),
        Field.Optional<PolicySpec, MatchSpec>("match", MatchSpec.Shape, static (t, v) => t.Match = v,
            "What the rules apply to. protect rules name their own children."),
        Field.Optional<PolicySpec, MatchSpec>("exclude", MatchSpec.Shape, static (t, v) => t.Exclude = v,
            "What they do not apply to all the same: where every part that is given fits."),
        Field.Optional<PolicySpec, IReadOnlyList<Named<LookupSpec>>>("lookups", new MapShape<LookupSpec>(LookupSpec.Shape), static (t, v) => t.Lookups = v,
            "Other objects, read as lookups.<name>; each may use those before it."),
        Field.Optional<PolicySpec, IReadOnlyList<Named<ExpressionText>>>("variables", new MapShape<ExpressionText>(Shapes.Expression), static (t, v) => t.Variables = v,
            "CEL that is computed when first used, read as variables.<name>; each may use those before it."),
        Field.Required<PolicySpec, IReadOnlyList<RuleSpec>>("rules", new ListShape<RuleSpec>(RuleSpec.Shape) { EmptyMessage = LoadingMessages.NoRules }, static (t, v) => t.Rules = v,
            "At least one; each with a name and exactly one body."),
    ]);
}
