using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Matching;

/// <summary>A policy with what other documents say.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Profile">The profile that it names; null when it names none.</param>
internal sealed record ServingPolicy(CompiledPolicy Policy, OperatorFacts? Profile);
