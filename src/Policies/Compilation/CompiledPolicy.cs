using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>A policy that is ready, but for what other documents say. Immutable.</summary>
internal sealed class CompiledPolicy
{
    public required CaveatPolicy Document { get; init; }

    public string Name => Document.Name;

    public FailurePolicy FailurePolicy => Document.Spec.FailurePolicy;

    /// <summary>The policy's own variables; the first has the slot <see cref="PolicySlots.FirstOwn"/>.</summary>
    public required IReadOnlyList<PolicyCell> Cells { get; init; }

    public required CompiledMatch Match { get; init; }

    /// <summary>What is left out; null when nothing is.</summary>
    public CompiledMatch? Exclude { get; init; }

    public required IReadOnlyList<CompiledRule> Rules { get; init; }
}
