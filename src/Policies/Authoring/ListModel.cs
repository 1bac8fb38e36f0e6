namespace Caveat.Policies.Authoring;

/// <summary>A list whose items are of one shape.</summary>
/// <param name="Noun">See <see cref="ShapeModel"/>.</param>
/// <param name="Item">Shape of each item.</param>
public sealed record ListModel(string Noun, ShapeModel Item) : ShapeModel(Noun)
{
    /// <summary>Whether there must be an item.</summary>
    public bool NeedsItem { get; init; }
}
