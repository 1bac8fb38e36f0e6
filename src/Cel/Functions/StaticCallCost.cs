namespace Caveat.Cel.Functions;

/// <summary>What a call of an overload will cost, estimated before anything runs.</summary>
/// <param name="call">The call's arguments, as far as they are known.</param>
public delegate CallEstimate StaticCallCost(StaticCall call);
