namespace Caveat.Policies.Authoring;

/// <summary>A field of a record.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Doc">Sentences that say what it means, and what follows when it is left out.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Shape">What may stand there.</param>
public sealed record FieldModel(string Name, string Doc, bool IsRequired, ShapeModel Shape);
