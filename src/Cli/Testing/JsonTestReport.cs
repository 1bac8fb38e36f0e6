using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Manifests.Testing;

namespace Caveat.Cli.Testing;

/// <summary>For programs: every case, and what is not covered.</summary>
internal sealed class JsonTestReport : ITestReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Surroundings _surroundings;
    private readonly List<CaseResult> _results = [];

    public JsonTestReport(Surroundings surroundings) => _surroundings = surroundings;

    public void Add(CaseResult result) => _results.Add(result);

    public void Finish(TestSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("cases"u8);
        foreach (var result in _results)
        {
            WriteCase(json, result);
        }

        json.WriteEndArray();
        WriteSummary(json, summary);
        json.WriteEndObject();
        json.Flush();
        _surroundings.Output.WriteLine(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static void WriteCase(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, result.Name);
        json.WriteString("place"u8, result.Place);
        json.WriteString("result"u8, result.Problem is not null ? "error" : result.Passed ? "pass" : "fail");
        if (result.Problem is { } problem)
        {
            json.WriteString("problem"u8, problem);
        }
        else if (!result.Passed)
        {
            json.WritePropertyName("expected"u8);
            json.WriteRawValue(result.Expected.Span);
            json.WritePropertyName("actual"u8);
            json.WriteRawValue(result.Actual.Span);
        }

        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, TestSummary summary)
    {
        json.WriteStartObject("coverage"u8);
        WriteRules(json, "neverHit"u8, summary.NeverHit);
        WriteRules(json, "neverPassed"u8, summary.NeverPassed);
        json.WriteEndObject();
        json.WriteStartObject("summary"u8);
        json.WriteNumber("passed"u8, summary.Passed);
        json.WriteNumber("failed"u8, summary.Failed);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> rules)
    {
        json.WriteStartArray(name);
        foreach (var rule in rules)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
    }
}
