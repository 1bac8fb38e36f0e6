namespace Caveat.Audit.Sources;

/// <summary>How far a source is.</summary>
/// <param name="Done">What was given so far, in the source's own unit.</param>
/// <param name="Total">All that there is, in the same unit; 0 when nobody knows.</param>
/// <param name="Text">What people want to know besides, such as <c>3 of 7 kinds</c>; empty for nothing.</param>
public readonly record struct SourceProgress(long Done, long Total, string Text = "");
