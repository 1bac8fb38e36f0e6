using Caveat.Json;

namespace Caveat.Kube;

/// <summary>The objects of a request that were read before it, so that they need not be written and read again.</summary>
/// <param name="Object">Absent on a delete.</param>
/// <param name="OldObject">Absent on a create.</param>
/// <param name="Whole">Gives the <c>request</c> with both in it. Asked only by what reads <see cref="AdmissionRequest.Raw"/>, perhaps several times.</param>
public readonly record struct RequestObjects(JsonValue Object, JsonValue OldObject, Func<JsonValue> Whole);
