using Caveat.Audit.Reports;

namespace Caveat.Audit.Judging;

/// <summary>What was found about an object, or why nothing could be.</summary>
internal readonly record struct ObjectOutcome(ObjectReport? Report, string? Problem);
