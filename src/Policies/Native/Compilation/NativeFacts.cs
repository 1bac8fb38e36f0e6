using Caveat.Kube;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Native.Compilation;

/// <summary>What a native policy has and a <c>CaveatPolicy</c> has not. Immutable.</summary>
internal sealed class NativeFacts
{
    public required bool IsMutating { get; init; }

    /// <summary>Kind of the objects that bindings give; null for none.</summary>
    public GroupVersionKind? ParamKind { get; init; }

    public required NativeMatch Match { get; init; }

    /// <summary>In order; all of them are asked, and one that is false outweighs those that fail.</summary>
    public IReadOnlyList<MatchTest> Conditions { get; init; } = [];

    public IReadOnlyList<CompiledAnnotation> Annotations { get; init; } = [];

    /// <summary>Whether it runs once more when something was changed after it.</summary>
    public bool Reinvokes { get; init; }

    /// <summary>Whether an expression or the match asks about the object's namespace.</summary>
    public bool NeedsNamespace { get; init; }
}
