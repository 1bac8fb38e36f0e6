using System.Globalization;
using System.Text;
using Caveat.Audit.Findings;
using Caveat.Audit.Reading;
using Caveat.Audit.Reports;
using Caveat.Policies.Model;

namespace Caveat.Audit.Tests.Findings;

public sealed class FindingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReportResource Db = new("example.com/v1", "Db", "shop", "orders");

    [Fact]
    public void AFindingKeepsTheTimeWhenItWasSeenFirst()
    {
        var monday = Json(new Sightings(Now.AddDays(-2)), Row("old"), Row("gone"));
        var tuesday = new Sightings(Now.AddDays(-1));
        Assert.Null(tuesday.Read(ReportReader.Open(monday, "monday")));
        var later = Json(tuesday, Row("old"), Row("new"));
        var today = new Sightings(Now);
        Assert.Null(today.Read(ReportReader.Open(later, "tuesday")));
        Assert.Equal(
            ["old 2026-11-27T12:00:00Z 2026-11-29T12:00:00Z", "new 2026-11-28T12:00:00Z 2026-11-29T12:00:00Z", "gone 2026-11-29T12:00:00Z 2026-11-29T12:00:00Z"],
            [TimesOf(today.Of(Row("old"))), TimesOf(today.Of(Row("new"))), TimesOf(today.Of(Row("gone")))]);
    }

    [Fact]
    public void ABaselineKnowsWhatItHoldsAndSaysWhatIsGone()
    {
        var text = new MemoryStream();
        using (var writer = new BaselineWriter(text))
        {
            writer.Add(new ObjectReport(Db, default, [Row("a"), Row("b"), Row("held") with { Result = RowResult.Pass }]));
            writer.Finish();
            Golden.Verify(Encoding.UTF8.GetString(text.ToArray()), "baseline.txt");
        }

        var baseline = new Baseline();
        Assert.Null(BaselineFile.Read(baseline, new MemoryStream(text.ToArray()), "known"));
        Assert.Equal((true, true, false), (baseline.Of(Row("a")).IsKnown, baseline.Of(Row("a")).IsKnown, baseline.Of(Row("c")).IsKnown));
        Assert.Equal($"{Row("b").Id} p/b Db shop/orders spec.b", Assert.Single(baseline.Gone));
    }

    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Yaml)]
    public void AReportIsABaselineToo(ReportFormat format)
    {
        var baseline = new Baseline();
        Assert.Null(BaselineFile.Read(baseline, Write(format, new Sightings(Now), Row("a"), Row("held") with { Result = RowResult.Pass }), "report"));
        Assert.Equal((true, false), (baseline.Of(Row("a")).IsKnown, baseline.Of(Row("held")).IsKnown));
    }

    [Fact]
    public void WhatIsNoBaselineIsSaidWithItsPlace() =>
        Assert.Equal(
            "known:2: a line begins with an id of 20 hexadecimal digits; expected what --write-baseline writes, or a report as JSON or YAML",
            BaselineFile.Read(new Baseline(), new MemoryStream(Encoding.UTF8.GetBytes("# ours\nKafka shop/orders")), "known"));

    [Theory]
    [InlineData(null, RowResult.Fail, Severity.Low, false, 1)]
    [InlineData(null, RowResult.Warn, Severity.Critical, false, 0)]
    [InlineData(null, RowResult.Fail, Severity.Low, true, 0)]
    [InlineData(null, RowResult.Skip, Severity.Critical, false, 0)]
    [InlineData(null, RowResult.Pass, null, false, 0)]
    [InlineData(Severity.High, RowResult.Fail, Severity.Critical, false, 1)]
    [InlineData(Severity.High, RowResult.Fail, Severity.High, false, 1)]
    [InlineData(Severity.High, RowResult.Warn, Severity.High, false, 1)]
    [InlineData(Severity.High, RowResult.Warn, Severity.High, true, 0)]
    [InlineData(Severity.High, RowResult.Fail, Severity.Medium, false, 0)]
    [InlineData(Severity.High, RowResult.Error, null, false, 1)]
    [InlineData(null, RowResult.Error, null, false, 1)]
    public void ARunFailsByWhatDeniesOrIsAsSevereAsAsked(Severity? failOn, RowResult result, Severity? severity, bool isKnown, long failing)
    {
        var count = new FailureCount(failOn);
        count.Of(Row("a") with { Result = result, Severity = severity, IsKnown = isKnown, Denies = result is RowResult.Fail or RowResult.Error });
        Assert.Equal(failing, count.Failing);
    }

    [Fact]
    public void ARuleThatCantBeJudgedOfAPolicyThatFailsOpenFailsNothing()
    {
        var count = new FailureCount(Severity.Low);
        count.Of(Row("a") with { Result = RowResult.Error, Severity = null, Denies = false });
        Assert.Equal(0, count.Failing);
    }

    private static string TimesOf(ReportRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Rule} {row.FirstSeen:yyyy-MM-ddTHH:mm:ssZ} {row.LastSeen:yyyy-MM-ddTHH:mm:ssZ}");

    private static MemoryStream Json(Sightings sightings, params ReadOnlySpan<ReportRow> rows) => Write(ReportFormat.Json, sightings, rows);

    private static MemoryStream Write(ReportFormat format, Sightings sightings, params ReadOnlySpan<ReportRow> rows)
    {
        var output = new MemoryStream();
        using var report = new StagedReport(new ReportTarget(format, File: null).Open(output, new ReportOptions()), [sightings]);
        report.Add(new ObjectReport(Db, default, rows.ToArray()));
        report.Finish();
        return new MemoryStream(output.ToArray());
    }

    private static ReportRow Row(string rule) => new()
    {
        Policy = "p",
        Rule = rule,
        Body = "require",
        Result = RowResult.Fail,
        Action = RuleAction.Deny,
        Severity = Severity.High,
        Resource = Db,
        Message = "no",
        Fields = [new($"spec.{rule}", "1")],
        Denies = true,
    };
}
