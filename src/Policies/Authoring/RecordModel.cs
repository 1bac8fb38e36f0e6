namespace Caveat.Policies.Authoring;

/// <summary>A mapping with known fields, and no others.</summary>
/// <param name="Noun">See <see cref="ShapeModel"/>.</param>
/// <param name="Fields">In the order in which the manual has them.</param>
public sealed record RecordModel(string Noun, IReadOnlyList<FieldModel> Fields) : ShapeModel(Noun)
{
    /// <summary>Fields of which exactly one must be there; empty for no such rule.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];
}
