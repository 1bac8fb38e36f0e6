namespace Caveat.Policies.Authoring;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanModel(string Noun) : ShapeModel(Noun);
