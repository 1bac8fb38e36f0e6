using Caveat.Cel.Values;

namespace Caveat.Cel.Checking;

/// <summary>A name whose worth is known: the name of a type.</summary>
/// <param name="Constant">The worth.</param>
public sealed record ConstantReference(Value Constant) : Reference;
