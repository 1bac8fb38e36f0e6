namespace Caveat.Audit.Reports;

/// <summary>Passes what is found in one of several clusters on, with the cluster's name; the end is for who has them all.</summary>
public sealed class ClusterReport : IReport
{
    private readonly IReport _all;
    private readonly string _cluster;

    /// <param name="all">Takes what all clusters have; stays the caller's.</param>
    /// <param name="cluster">Empty when there is only one.</param>
    public ClusterReport(IReport all, string cluster)
    {
        _all = all;
        _cluster = cluster;
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report) => _all.Add(_cluster.Length == 0 ? report : Named(report));

    /// <inheritdoc/>
    public void AddProblem(string problem) => _all.AddProblem(problem);

    /// <inheritdoc/>
    public void Finish()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private ObjectReport Named(ObjectReport report)
    {
        var resource = report.Resource with { Cluster = _cluster };
        List<ReportRow> rows = new(report.Found.Count);
        foreach (var row in report.Found)
        {
            rows.Add(row with { Resource = resource });
        }

        return report with { Resource = resource, Found = rows };
    }
}
