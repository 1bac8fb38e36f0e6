using Caveat.Policies.Auditing;
using Caveat.Policies.Bodies;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>A rule that is ready to judge. Immutable.</summary>
internal sealed class CompiledRule
{
    public required RuleSpec Spec { get; init; }

    /// <summary>The body as it is written in a policy; of a native policy's rule what stands in its place.</summary>
    public string BodyName => NativeBody ?? Written.Kind.Name;

    /// <summary>Null for the rules of a <c>CaveatPolicy</c>.</summary>
    public string? NativeBody { get; init; }

    /// <summary>Place among the policy's rules where their order counts; else 0.</summary>
    public int Ordinal { get; init; }

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

    /// <summary>What <see cref="When"/> asks of a write beyond the object.</summary>
    public WriteFacts WhenAsks { get; init; }

    /// <summary>The same of the body's expressions.</summary>
    public WriteFacts BodyAsks { get; init; }

    /// <summary>What it takes to judge a write by it, beyond the object.</summary>
    public WriteFacts Asks => WhenAsks | BodyAsks | (Body.Check?.Asks ?? WriteFacts.None);

    /// <summary>What is done about a violation at a time.</summary>
    public RuleAction ActionAt(DateTimeOffset now) =>
        Spec.Action == RuleAction.Deny && Spec.EnforceFrom is { } start && now < start ? RuleAction.Warn : Spec.Action;
}
