using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>Makes a body for a call some of whose arguments are known when the expression is planned.</summary>
/// <param name="arguments">With a receiver first; an argument that is known only at run time is the absent value.</param>
/// <returns>A body of as many arguments, which are given to it all the same; null to take the overload's own.</returns>
public delegate FunctionBody? BodyPreparation(ReadOnlySpan<Value> arguments);
