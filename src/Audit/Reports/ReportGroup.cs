namespace Caveat.Audit.Reports;

/// <summary>Several reports of one run.</summary>
public sealed class ReportGroup : IReport
{
    private readonly IReadOnlyList<IReport> _reports;

    /// <param name="reports">Disposed of with this.</param>
    public ReportGroup(IReadOnlyList<IReport> reports) => _reports = reports;

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        foreach (var each in _reports)
        {
            each.Add(report);
        }
    }

    /// <inheritdoc/>
    public void AddProblem(string problem)
    {
        foreach (var each in _reports)
        {
            each.AddProblem(problem);
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        foreach (var each in _reports)
        {
            each.Finish();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var each in _reports)
        {
            each.Dispose();
        }
    }
}
