using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>A whole number; only status has any.</summary>
internal sealed record NumberModel() : ShapeModel("a number");
