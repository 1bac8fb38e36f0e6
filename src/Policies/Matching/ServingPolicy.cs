using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Matching;

/// <summary>A policy with what other documents say.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Profile">The profile that it names; null when it names none.</param>
/// <param name="Binding">The binding that a native policy serves by; null for a <c>CaveatPolicy</c>.</param>
internal sealed record ServingPolicy(CompiledPolicy Policy, OperatorFacts? Profile, ServingBinding? Binding = null);
