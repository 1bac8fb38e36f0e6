using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies;

/// <summary>A rule that could not be judged: not a violation, and what follows is the policy's <c>failurePolicy</c>.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule; empty when the policy's own match failed.</param>
/// <param name="Message">What failed, and where in the policy's file.</param>
/// <param name="Denies">Whether the policy fails closed.</param>
public sealed record RuleError(string Policy, string Rule, string Message, bool Denies)
{
    /// <summary>The native policy that it is a failure of, which is told in the words of the API server; null for a <c>CaveatPolicy</c>.</summary>
    internal NativeOrigin? Native { get; init; }

    /// <summary>Whether the client is told nothing of it.</summary>
    internal bool IsSilent { get; init; }
}
