namespace Caveat.Policies.Bodies.Transition;

/// <summary>An allowed step from any version of a series to any of another.</summary>
internal sealed record VersionEdge(VersionSeries From, VersionSeries To);
