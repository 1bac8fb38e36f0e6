using System.Text;
using System.Text.Json;
using Caveat.Audit.Reports;
using Caveat.Audit.Reports.PolicyReports;
using Caveat.Cluster.PolicyReports;
using Caveat.Json;
using Caveat.Policies.Model;

namespace Caveat.Audit.Tests.Reports;

public sealed class PolicyReportTests
{
    [Theory]
    [InlineData("WorkingGroup", "shop")]
    [InlineData("OpenReports", "")]
    public void EachDialectIsAsItWas(string dialect, string place)
    {
        using var findings = new PolicyReportFindings();
        SampleRun.WriteTo(findings);
        Golden.Verify(Indented(Write(dialect, place, findings)), $"policy-report.{dialect}.json");
    }

    // The published schemas, by the engine that stands in for an API server's: a field that they do not have is refused.
    [Theory]
    [InlineData("WorkingGroup", "")]
    [InlineData("WorkingGroup", "shop")]
    [InlineData("OpenReports", "")]
    [InlineData("OpenReports", "shop")]
    public void IsWhatItsDefinitionSays(string dialect, string place)
    {
        using var findings = new PolicyReportFindings();
        SampleRun.WriteTo(findings);
        var report = Encoding.UTF8.GetString(Write(dialect, place, findings).Span);
        Assert.Empty(ReportDefinitions.Complaints(JsonOf(report)));
        Assert.NotEmpty(ReportDefinitions.Complaints(JsonOf(report.Replace("\"scored\"", "\"skored\"", StringComparison.Ordinal))));
        Assert.NotEmpty(ReportDefinitions.Complaints(JsonOf(report.Replace("\"result\":\"warn\"", "\"result\":\"warned\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void WhatDoesNotFitIsCounted()
    {
        using var findings = Many(PolicyReportLimits.MaxResults + 7, "short");
        using var report = JsonDocument.Parse(Write("WorkingGroup", "shop", findings));
        Assert.Equal(PolicyReportLimits.MaxResults, report.RootElement.GetProperty("results").GetArrayLength());
        Assert.Equal("500 of 507 findings, the worst ones; the summary counts all", Truncated(report));
        Assert.Equal(507, report.RootElement.GetProperty("summary").GetProperty("fail").GetInt32());
    }

    [Fact]
    public void LongTextsEndIt()
    {
        // Each is six bytes as JSON at most, and two are cut: 500 of these would be more than a million bytes.
        using var findings = Many(PolicyReportLimits.MaxResults, new string('\u0001', PolicyReportLimits.MaxTextLength * 2));
        var bytes = Write("WorkingGroup", "shop", findings);
        Assert.InRange(bytes.Length, PolicyReportLimits.MaxBytes / 2, PolicyReportLimits.MaxBytes);
        using var report = JsonDocument.Parse(bytes);
        Assert.EndsWith("of 500 findings, the worst ones; the summary counts all", Truncated(report), StringComparison.Ordinal);
        Assert.EndsWith("\u0001…", report.RootElement.GetProperty("results")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutRoomThereIsASummary()
    {
        using var findings = Many(3, "short");
        using var report = JsonDocument.Parse(new PolicyReportWriter(ReportDialect.OpenReports).Write("shop", findings, room: 0));
        Assert.Equal(0, report.RootElement.GetProperty("results").GetArrayLength());
        Assert.Equal("0 of 3 findings, the worst ones; the summary counts all", Truncated(report));
        Assert.Equal(3, report.RootElement.GetProperty("summary").GetProperty("fail").GetInt32());
    }

    private static JsonValue JsonOf(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out _));
        return text.Root;
    }

    private static string? Truncated(JsonDocument report) => report.RootElement.GetProperty("metadata").GetProperty("annotations").GetProperty("caveat.dev/truncated").GetString();

    private static ReadOnlyMemory<byte> Write(string dialect, string place, PolicyReportFindings findings) =>
        new PolicyReportWriter(dialect == "OpenReports" ? ReportDialect.OpenReports : ReportDialect.WorkingGroup).Write(place, findings);

    private static PolicyReportFindings Many(int count, string message)
    {
        var findings = new PolicyReportFindings();
        for (var i = 0; i < count; i++)
        {
            var resource = new ReportResource("v1", "ConfigMap", "shop", $"c{i}");
            findings.Add(new ObjectReport(resource, default,
            [
                new ReportRow { Policy = "sizes", Rule = "odd", Result = RowResult.Fail, Action = RuleAction.Deny, Severity = Severity.High, Resource = resource, Message = message, Fix = message },
            ]));
        }

        return findings;
    }

    private static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }
}
