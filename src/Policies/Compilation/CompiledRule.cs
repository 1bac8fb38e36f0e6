using Caveat.Policies.Bodies;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>A rule that is ready to judge. Immutable.</summary>
internal sealed class CompiledRule
{
    public required RuleSpec Spec { get; init; }

    public required BodyKind Kind { get; init; }

    public RuleBody Written => Spec.Bodies[0];

    public required CompiledBody Body { get; init; }

    public string Name => Spec.Name.Value;

    public CompiledExpression? When { get; init; }

    public CompiledTemplate? Message { get; init; }

    public CompiledTemplate? Fix { get; init; }

    /// <summary>Look-ups that an evaluation of this rule can ask, in the order of their declaration.</summary>
    public IReadOnlyList<CompiledLookup> Lookups { get; init; } = [];

    /// <summary>Whether it reads <c>namespaceObject</c>.</summary>
    public bool NeedsNamespace { get; init; }

    /// <summary>What is done about a violation at a time.</summary>
    public RuleAction ActionAt(DateTimeOffset now) =>
        Spec.Action == RuleAction.Deny && Spec.EnforceFrom is { } start && now < start ? RuleAction.Warn : Spec.Action;
}
