using Caveat.Policies.Loading;
using Caveat.Yaml;

namespace Caveat.Policies.Native.Loading;

/// <summary>A document that is none of a policy: an object that a native policy of the same text takes as its params, or a mistake.</summary>
/// <param name="Root">The document.</param>
/// <param name="Findings">What was found of it so far.</param>
internal sealed record OtherDocument(YamlMapping Root, Findings Findings);
