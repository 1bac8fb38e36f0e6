namespace Caveat.Kube;

/// <summary>One reason of a denial, for clients: an entry of <c>status.details.causes</c>.</summary>
/// <param name="Type">A word for programs, such as <c>FieldValueInvalid</c>; written as <c>reason</c>, as the API does.</param>
/// <param name="Message">For people.</param>
/// <param name="Field">The path of the field, such as <c>spec.replicas</c>; null when there is none.</param>
public sealed record AdmissionCause(string Type, string Message, string? Field);
