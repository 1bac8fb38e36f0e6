using Caveat.Audit.Reports;

namespace Caveat.Audit.Impact;

/// <summary>The forms that changes can have.</summary>
public static class ImpactForm
{
    /// <summary>Whether there is one for a format: as a table, and as JSON.</summary>
    public static bool Has(ReportFormat format) => format is ReportFormat.Table or ReportFormat.Json;

    /// <summary>The report, written to a stream that it closes when it is disposed of.</summary>
    public static IReport Open(ReportTarget target, Stream output, ReportOptions options) =>
        target.Format == ReportFormat.Json ? new ImpactJson(output) : new ImpactTable(output, target.File is null ? options : options with { HasColor = false });
}
