using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Compilation;

/// <summary>A policy that is ready, but for what other documents say. Immutable.</summary>
internal sealed class CompiledPolicy
{
    public required PolicyDocument Document { get; init; }

    public string Name => Document.Name;

    public required FailurePolicy FailurePolicy { get; init; }

    /// <summary>Name of the operator's profile; null when the policy names none.</summary>
    public string? Operator { get; init; }

    /// <summary>What its author says it is for; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What only a native policy has; null for a <c>CaveatPolicy</c>.</summary>
    public NativeFacts? Native { get; init; }

    /// <summary>The policy's own variables; the first has the slot <see cref="PolicySlots.FirstOwn"/>.</summary>
    public required IReadOnlyList<PolicyCell> Cells { get; init; }

    public required CompiledMatch Match { get; init; }

    /// <summary>What is left out; null when nothing is.</summary>
    public CompiledMatch? Exclude { get; init; }

    public required IReadOnlyList<CompiledRule> Rules { get; init; }
}
