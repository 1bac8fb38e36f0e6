using Caveat.Policies.Authoring;

namespace Caveat.Policies.Loading;

/// <summary>What may stand at a place of a document: the loader reads by it, and schemas are written from it.</summary>
/// <param name="noun">With its article, for messages: <c>a list of names</c>.</param>
internal abstract class Shape(string noun)
{
    public string Noun => noun;

    /// <summary>The same for tools.</summary>
    public abstract ShapeModel Model { get; }
}
