using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>What a rule has to know of its policy's operator.</summary>
/// <param name="Body">The rule's body as it is written in a policy.</param>
/// <param name="Span">Place of the body.</param>
/// <param name="Fact">What has to be known.</param>
internal sealed record ProfileNeed(string Body, TextSpan Span, ProfileFact Fact);
