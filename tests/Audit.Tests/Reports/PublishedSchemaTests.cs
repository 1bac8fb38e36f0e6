using System.Xml.Linq;
using System.Xml.Schema;
using Caveat.Audit.Reports;
using NJsonSchema;

namespace Caveat.Audit.Tests.Reports;

/// <summary>What others read is what their schemas say.</summary>
public sealed class PublishedSchemaTests
{
    public static TheoryData<bool> Runs => [true, false];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task SarifIsValid(bool hasObjects)
    {
        var schema = await JsonSchema.FromFileAsync(PublishedSchemas.Sarif, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Written(ReportFormat.Sarif, hasObjects)).Select(static error => error.ToString()));
    }

    [Fact]
    public async Task TheSarifSchemaRefusesWhatIsNotSarif()
    {
        var schema = await JsonSchema.FromFileAsync(PublishedSchemas.Sarif, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(Written(ReportFormat.Sarif, hasObjects: true).Replace("\"level\": \"error\"", "\"level\": \"bad\"", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void JUnitIsValid(bool hasObjects) => Assert.Empty(Complaints(Written(ReportFormat.JUnit, hasObjects)));

    [Fact]
    public void TheJUnitSchemaRefusesWhatIsNotJUnit() =>
        Assert.NotEmpty(Complaints(Written(ReportFormat.JUnit, hasObjects: true).Replace("<skipped>", "<skipped why=\"\">", StringComparison.Ordinal)));

    private static List<string> Complaints(string xml)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(targetNamespace: null, PublishedSchemas.JUnit);
        List<string> complaints = [];
        XDocument.Parse(xml).Validate(schemas, (_, complaint) => complaints.Add(complaint.Message));
        return complaints;
    }

    private static string Written(ReportFormat format, bool hasObjects) => hasObjects ? SampleRun.Write(format) : SampleRun.WriteNothing(format);
}
