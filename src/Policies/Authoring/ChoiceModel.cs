namespace Caveat.Policies.Authoring;

/// <summary>One of a few words.</summary>
/// <param name="Noun">See <see cref="ShapeModel"/>.</param>
/// <param name="Words">In the order in which people are told of them.</param>
public sealed record ChoiceModel(string Noun, IReadOnlyList<string> Words) : ShapeModel(Noun);
