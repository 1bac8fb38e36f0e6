using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>What a call cost, in the API server's units, known after it ran.</summary>
/// <param name="arguments">With a receiver first.</param>
/// <param name="result">What the call gave; may be an error.</param>
public delegate long CallCost(ReadOnlySpan<Value> arguments, Value result);
