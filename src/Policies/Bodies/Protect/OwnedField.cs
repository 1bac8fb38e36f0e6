namespace Caveat.Policies.Bodies.Protect;

/// <summary>A field that a write takes from the operator.</summary>
/// <param name="Field">The field, with its values.</param>
/// <param name="Manager">The manager that set it; null when nobody is known to have.</param>
internal sealed record OwnedField(FieldValue Field, string? Manager);
