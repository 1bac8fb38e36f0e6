namespace Caveat.Policies.Authoring;

/// <summary>What may stand at a place of a document, for tools that write schemas and manuals.</summary>
/// <param name="Noun">With its article, as messages have it: <c>a list of names</c>.</param>
public abstract record ShapeModel(string Noun);
