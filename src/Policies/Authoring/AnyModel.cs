namespace Caveat.Policies.Authoring;

/// <summary>Whatever JSON can say.</summary>
public sealed record AnyModel(string Noun) : ShapeModel(Noun);
