namespace Caveat.Policies.Authoring;

/// <summary>A mapping whose keys are the author's own names.</summary>
/// <param name="Noun">See <see cref="ShapeModel"/>.</param>
/// <param name="Item">Shape of each value.</param>
public sealed record MapModel(string Noun, ShapeModel Item) : ShapeModel(Noun);
