using System.Text;
using Caveat.Audit.Reading;
using Caveat.Audit.Reports;
using Caveat.Audit.Sharding;
using Caveat.Audit.Tests.Reports;

namespace Caveat.Audit.Tests.Reading;

public sealed class ReportReaderTests
{
    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Yaml)]
    public void WhatIsReadIsWhatWasWritten(ReportFormat format)
    {
        var reader = ReportReader.Open(new DripStream(Encoding.UTF8.GetBytes(SampleRun.Write(format))), "r");
        List<ReportRow> rows = [];
        while (reader.TryRead(out var read))
        {
            rows.Add(read.Row);
        }

        Assert.Null(reader.Problem);
        Assert.Equal((2L, 1L, null), (reader.Objects, reader.NotChecked, reader.Shard));
        Assert.Equal(["bad.yaml:3:1: not YAML: a <tag> & \"quotes\""], reader.Problems);
        using var output = new MemoryStream();
        using var report = new ReportTarget(format, File: null).Open(output, SampleRun.Options);
        foreach (var group in rows.GroupBy(static row => row.Resource))
        {
            report.Add(new ObjectReport(group.Key, default, [.. group]));
        }

        report.AddProblem(reader.Problems[0]);
        report.Finish();
        Assert.Equal(SampleRun.Write(format), Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void AShardSaysWhichItIsAndWhereItsObjectsStood()
    {
        using var output = new MemoryStream();
        using var report = new ReportTarget(ReportFormat.Json, File: null).Open(output, new ReportOptions { Shard = new Shard(1, 4) });
        var resource = new ReportResource("v1", "Pod", "a", "b");
        report.Add(new ObjectReport(resource, default, [new ReportRow { Policy = "p", Rule = "r", Result = RowResult.Error, Resource = resource, Denies = true }]) { Order = 17 });
        report.Finish();
        var reader = ReportReader.Open(new MemoryStream(output.ToArray()), "r");
        Assert.True(reader.TryRead(out var row));
        Assert.Equal((17L, "1/4", true), (row.Object, reader.Shard!.ToString(), row.Row.Denies));
    }

    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Yaml)]
    public void ARowOfOneOfSeveralClustersKeepsItsId(ReportFormat format)
    {
        var row = new ReportRow { Policy = "p", Rule = "r", Result = RowResult.Error, Resource = new ReportResource("v1", "Pod", "a", "b") { Cluster = "europe" } };
        using var output = new MemoryStream();
        using var report = new ReportTarget(format, File: null).Open(output, new ReportOptions());
        report.Add(new ObjectReport(row.Resource, default, [row]));
        report.Finish();
        var reader = ReportReader.Open(new MemoryStream(output.ToArray()), "r");
        Assert.True(reader.TryRead(out var read));
        Assert.Equal((row.Resource, row.Id), (read.Row.Resource, read.Row.Id));
        Assert.NotEqual((row with { Resource = row.Resource with { Cluster = "" } }).Id, row.Id);
    }

    [Theory]
    [InlineData("", "r: empty; expected a report as JSON or YAML")]
    [InlineData("[]", "r:1: no report; expected an object with 'results'")]
    [InlineData("{\"results\":[\n{\"policy\":\"p\"}]}", "r:2: no row of a report; expected an object with 'policy' and 'result'")]
    [InlineData("{\"results\":[\n{\"policy\":\"p\",\"result\":\"pass\"},\n{\"policy\":", "r:3: not JSON")]
    [InlineData("{\"results\":[\n\n}", "r:3: not JSON")]
    [InlineData("{\"results\":[{\"policy\":\"p\",\"policy\":\"q\"}]}", "r:1: byte 14: the name \"policy\" stands twice in one object")]
    [InlineData("results:\n- policy: p", "r:1: no row of a report; expected an object with 'policy' and 'result'")]
    [InlineData("{\"results\":[\n{\"policy\":\"p\",\"result\":\"fail\",\"severity\":\"high\"}]}", "r:2: no row of a report; expected a violation with 'action' and 'severity', such as Deny and high")]
    [InlineData("{\"results\":[\n{\"policy\":\"p\",\"result\":\"warn\",\"action\":\"Warn\"}]}", "r:2: no row of a report; expected a violation with 'action' and 'severity', such as Deny and high")]
    [InlineData("results:\n- {policy: p, result: skip, action: Deny, severity: huge}", "r:1: no row of a report; expected a violation with 'action' and 'severity', such as Deny and high")]
    [InlineData("{\"results\":[],\n\"objects\":1000000000000}", "r:2: 'objects' is no number of a report; expected 0 to 100000000")]
    [InlineData("kind: List", "r:1: no report; expected an object with 'results'")]
    [InlineData("hello", "r:1: no report; expected an object with 'results'")]
    public void WhatIsNoReportIsSaidWithItsPlace(string text, string problem)
    {
        var reader = ReportReader.Open(new DripStream(Encoding.UTF8.GetBytes(text)), "r");
        while (reader.TryRead(out _))
        {
        }

        Assert.Equal(problem, reader.Problem);
    }
}
