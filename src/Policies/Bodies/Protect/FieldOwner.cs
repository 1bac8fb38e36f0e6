using Caveat.Kube;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>A field manager at a place of an object.</summary>
/// <param name="Set">What of the place it set.</param>
/// <param name="Manager">Its name; null for what nobody is known to have set any more.</param>
/// <param name="IsOperators">Whether what it set counts as the operator's.</param>
internal readonly record struct FieldOwner(FieldSet Set, string? Manager, bool IsOperators);
