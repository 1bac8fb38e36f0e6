using System.Text.Json;
using System.Xml.Linq;
using Caveat.Audit.Reports;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Audit.Tests.Reports;

public sealed class ReportFormatTests
{
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EachFormatIsAsItWas(ReportFormat format) => Golden.Verify(SampleRun.Write(format), $"report.{format}.txt");

    [Theory]
    [MemberData(nameof(Formats))]
    public void ARunWithoutObjectsIsAReportToo(ReportFormat format) => Golden.Verify(SampleRun.WriteNothing(format), $"nothing.{format}.txt");

    [Fact]
    public void JsonHasARowALineAndASummary()
    {
        using var json = JsonDocument.Parse(SampleRun.Write(ReportFormat.Json));
        Assert.Equal(5, json.RootElement.GetProperty("results").GetArrayLength());
        Assert.Equal("""{"pass":1,"fail":1,"warn":1,"error":1,"skip":1}""", json.RootElement.GetProperty("summary").GetRawText());
    }

    [Fact]
    public void YamlSaysWhatJsonSays()
    {
        using var json = JsonDocument.Parse(SampleRun.Write(ReportFormat.Json));
        var documents = YamlReader.Read(new SourceText("report.yaml", SampleRun.Write(ReportFormat.Yaml)), YamlLimits.Default).ToList();
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.True(YamlJson.TryWrite(Assert.Single(documents), output, out _));
        using var yaml = JsonDocument.Parse(output.WrittenMemory);
        Assert.True(JsonElement.DeepEquals(json.RootElement, yaml.RootElement));
    }

    [Fact]
    public void JUnitIsXmlWhoseCountsAreTrue()
    {
        var suites = XDocument.Parse(SampleRun.Write(ReportFormat.JUnit)).Root!.Elements("testsuite").ToList();
        Assert.Equal(3, suites.Count);
        foreach (var suite in suites)
        {
            Assert.Equal((string)suite.Attribute("tests")!, suite.Elements("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((string)suite.Attribute("failures")!, suite.Descendants("failure").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((string)suite.Attribute("errors")!, suite.Descendants("error").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void GitHubGetsALineForEachFindingAndNothingElseEndsACommand()
    {
        var lines = SampleRun.Write(ReportFormat.GitHub).TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.All(lines, static line => Assert.Matches("^::(error|warning|notice) ", line));
    }

    [Theory]
    [InlineData("<script>alert(1)")]
    [InlineData("<img src")]
    [InlineData("<b>\"")]
    [InlineData("href=\"javascript:")]
    [InlineData("<tag>")]
    public void NothingOfAnObjectIsMarkupOnThePage(string markup) => Assert.DoesNotContain(markup, SampleRun.Write(ReportFormat.Html), StringComparison.Ordinal);

    [Fact]
    public void ThePageLoadsNothing()
    {
        var page = SampleRun.Write(ReportFormat.Html);
        Assert.DoesNotContain(" src=\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "new")]
    [InlineData(1, "up to a day")]
    [InlineData(6, "up to a week")]
    [InlineData(400, "older")]
    public void ThePageTellsTheAgeOfFindingsWhereARunRemembers(int days, string age)
    {
        var options = SampleRun.Options with { HasHistory = true };
        var resource = new ReportResource("v1", "ConfigMap", "shop", "one");
        var row = new ReportRow { Policy = "sizes", Rule = "odd", Result = RowResult.Warn, Resource = resource, FirstSeen = options.Now.AddDays(-days) };
        using var output = new MemoryStream();
        using var report = new ReportTarget(ReportFormat.Html, File: null).Open(output, options);
        report.Add(new ObjectReport(resource, default, [row]));
        report.Finish();
        var page = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains($"data-age=\"{age}\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{age}\" aria-pressed=\"false\"><span title=\"{age}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("By age", SampleRun.Write(ReportFormat.Html), StringComparison.Ordinal);
    }
}
