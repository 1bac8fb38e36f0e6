using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>Looks at findings between the engine and the reports: says what was known of them before, or counts them.</summary>
public interface IRowStage
{
    /// <summary>The row with what is known; called once for each violation and error, in order.</summary>
    ReportRow Of(ReportRow row);
}
