using Caveat.Audit.Reports;
using Caveat.Manifests;

namespace Caveat.Audit.Tests.Reports;

public sealed class ObjectReportTests
{
    private static readonly ReportResource Here = new("v1", "Db", "n", "a");
    private static readonly ReportResource There = Here with { Cluster = "europe" };
    private static readonly ReportRow Broken = new() { Policy = "p", Rule = "broken", Result = RowResult.Fail, Resource = Here };

    // Rows of rules that hold are made when they are asked for, and kept: a report that is another then has others.
    [Fact]
    public void RowsAreThoseOfTheReportAsItIs()
    {
        var report = new ObjectReport(Here, new ManifestPlace("a.yaml", 3), [Broken]) { Passes = [new("p", "holds", "require"), new("q", "holds", "conflict")] };
        Assert.Equal(["p/broken Fail   0", "p/holds Pass require a.yaml 3", "q/holds Pass conflict a.yaml 3"], Shown(report));
        Assert.Same(report.Rows, report.Rows);
        Assert.Equal(["p/holds Pass require a.yaml 3", "q/holds Pass conflict a.yaml 3"], Shown(report with { Found = [] }));
        Assert.Equal(["p/broken Fail   0"], Shown(report with { Passes = [] }));
        Assert.Equal([Here, There, There], (report with { Resource = There }).Rows.Select(static row => row.Resource));
    }

    private static IEnumerable<string> Shown(ObjectReport report) =>
        report.Rows.Select(static row => FormattableString.Invariant($"{row.RuleId} {row.Result} {row.Body} {row.Place.File} {row.Place.Line}"));
}
