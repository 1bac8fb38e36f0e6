using Caveat.Policies.Compilation;

namespace Caveat.Policies.Matching;

/// <summary>A match condition, ready.</summary>
internal sealed record MatchTest(string Name, CompiledExpression Expression);
