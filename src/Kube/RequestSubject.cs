using Caveat.Json;

namespace Caveat.Kube;

/// <summary>What a request is about: read before it, so that it need not be written and read again.</summary>
/// <param name="Name">Absent for none; never the empty string.</param>
/// <param name="Namespace">Absent for none; never the empty string.</param>
/// <param name="Object">Absent on a delete.</param>
/// <param name="OldObject">Absent on a create.</param>
/// <param name="Whole">Gives the <c>request</c> with all that in it. Asked only by what reads <see cref="AdmissionRequest.Raw"/>, perhaps several times.</param>
public readonly record struct RequestSubject(JsonValue Name, JsonValue Namespace, JsonValue Object, JsonValue OldObject, Func<JsonValue> Whole);
