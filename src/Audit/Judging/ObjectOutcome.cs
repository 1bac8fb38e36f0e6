using Caveat.Audit.Reports;

namespace Caveat.Audit.Judging;

/// <summary>What was found about an object, or why nothing could be; neither of one that this run leaves to another.</summary>
public readonly record struct ObjectOutcome(ObjectReport? Report, string? Problem);
