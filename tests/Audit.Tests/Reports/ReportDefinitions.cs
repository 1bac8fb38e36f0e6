using System.Buffers;
using Caveat.Json;
using Caveat.Schema;
using Caveat.Schema.Crds;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Audit.Tests.Reports;

/// <summary>The schemas of policy reports, as their definitions have them.</summary>
internal static class ReportDefinitions
{
    /// <summary>Of metadata every API server has a schema of its own.</summary>
    public static IEnumerable<string> Complaints(JsonValue report) =>
        SchemaOf(report).Validate(report).Select(static violation => violation.ToString()).Where(static text => !text.StartsWith("metadata.", StringComparison.Ordinal));

    private static JsonSchema SchemaOf(JsonValue report)
    {
        var (version, kind) = (report.Property("apiVersion"u8).Text!, report.Property("kind"u8).Text!);
        foreach (var definition in All())
        {
            if (definition.Kind == kind && version == $"{definition.Group}/{definition.StorageVersion!.Name}")
            {
                return definition.StorageVersion.Schema!;
            }
        }

        throw new InvalidOperationException($"no definition of {version} {kind}");
    }

    private static IEnumerable<CustomResourceDefinition> All()
    {
        var text = string.Join("\n---\n", ReportCrds.WorkingGroup, ReportCrds.OpenReports);
        foreach (var document in YamlReader.Read(new SourceText("definitions.yaml", text), YamlLimits.Default))
        {
            var json = new ArrayBufferWriter<byte>();
            Assert.True(YamlJson.TryWrite(document, json, out var unwritable), unwritable?.Message);
            var parsed = new JsonText();
            Assert.True(parsed.TryParse(json.WrittenMemory, JsonLimits.Document, out _));
            var reading = CustomResourceDefinition.Read(parsed.Root, refusesUnknownFields: true);
            Assert.Empty(reading.Findings);
            yield return reading.Definition!;
        }
    }
}
