using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>Passes everything on, with what stages know of the findings. Disposes of the report behind it.</summary>
public sealed class StagedReport : IReport
{
    private readonly IReport _inner;
    private readonly IReadOnlyList<IRowStage> _stages;

    /// <param name="inner">Takes the rows.</param>
    /// <param name="stages">Asked one after the other.</param>
    public StagedReport(IReport inner, IReadOnlyList<IRowStage> stages)
    {
        _inner = inner;
        _stages = stages;
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        List<ReportRow>? rows = null;
        for (var i = 0; i < report.Found.Count; i++)
        {
            if (report.Found[i] is { IsFinding: true } or { ExceptedBy: not null })
            {
                rows ??= [.. report.Found];
                rows[i] = Of(rows[i]);
            }
        }

        _inner.Add(rows is null ? report : report with { Found = rows });
    }

    /// <inheritdoc/>
    public void AddProblem(string problem) => _inner.AddProblem(problem);

    /// <inheritdoc/>
    public void Finish() => _inner.Finish();

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private ReportRow Of(ReportRow row)
    {
        foreach (var stage in _stages)
        {
            row = stage.Of(row);
        }

        return row;
    }
}
