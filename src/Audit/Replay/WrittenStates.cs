using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Audit.Replay;

/// <summary>An object before and after a write.</summary>
/// <param name="Subject">What is written, or deleted; absent when the log doesn't say.</param>
/// <param name="Before">What was there; absent when nothing was, or nobody knows.</param>
/// <param name="Operation">What is done; a create of an object that was there, where nobody knows what it was.</param>
/// <param name="KnowsBefore">Whether <paramref name="Before"/> is known to be all that there is to know.</param>
internal readonly record struct WrittenStates(JsonValue Subject, JsonValue Before, AdmissionOperation Operation, bool KnowsBefore);
