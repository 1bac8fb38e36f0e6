using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;

namespace Caveat.Policies.Matching;

/// <summary>A match condition, ready.</summary>
/// <param name="Name">As written.</param>
/// <param name="Expression">Of type bool.</param>
/// <param name="Asks">What it asks of a write beyond the object.</param>
internal sealed record MatchTest(string Name, CompiledExpression Expression, WriteFacts Asks);
