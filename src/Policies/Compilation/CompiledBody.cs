using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>The primitives of a body: exactly one of <see cref="Check"/>, <see cref="Fill"/> and <see cref="Mutation"/> is there.</summary>
internal sealed class CompiledBody
{
    /// <summary>Finds violations.</summary>
    public RuleCheck? Check { get; init; }

    /// <summary>Fills a field in.</summary>
    public DefaultFill? Fill { get; init; }

    /// <summary>Changes the object as a native policy says.</summary>
    public Mutation? Mutation { get; init; }

    /// <summary>What the rule applies to, where that is not what the policy matches; else null.</summary>
    public IReadOnlyList<KindName>? Targets { get; init; }

    /// <summary>Subresources of the targets; empty for the objects themselves.</summary>
    public IReadOnlyList<string> Subresources { get; init; } = [];

    /// <summary>Whether it may want to see the object that the request names: the one that a subresource belongs to, or what is stored.</summary>
    public bool NeedsObject { get; init; }

    /// <summary>What it can't do without of an operator's profile; null when it needs none.</summary>
    public ProfileNeed? ProfileNeed { get; init; }
}
