using Caveat.Cel.Functions;

namespace Caveat.Cel.Checking;

/// <summary>
/// The overloads that a call may reach. Where the arguments' types are known there is one; with <c>dyn</c> among them there may be several, and the values decide.
/// </summary>
/// <param name="Candidates">At least one, in the order of declaration.</param>
/// <param name="IsMember">
/// The first argument of the overload is the call's target. False for <c>f(x)</c>, and for <c>ip.isCanonical(x)</c>, where the target is part of the function's name and must not be evaluated.
/// </param>
public sealed record FunctionReference(IReadOnlyList<Overload> Candidates, bool IsMember) : Reference;
