using Caveat.Audit.Reports;

namespace Caveat.Audit.Reading;

/// <summary>A row of a report that was written earlier.</summary>
/// <param name="Row">The row.</param>
/// <param name="Object">The place of its object in the run's source, from 0; -1 where the report doesn't say.</param>
public readonly record struct ReadRow(ReportRow Row, long Object);
