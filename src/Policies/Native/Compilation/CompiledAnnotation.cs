using Caveat.Policies.Compilation;

namespace Caveat.Policies.Native.Compilation;

/// <summary>An audit annotation, ready.</summary>
internal sealed record CompiledAnnotation(string Key, CompiledExpression Value);
