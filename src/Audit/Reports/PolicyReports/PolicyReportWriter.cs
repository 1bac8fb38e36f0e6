using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Cluster;
using Caveat.Cluster.PolicyReports;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Audit.Reports.PolicyReports;

/// <summary>
/// Writes the policy report of a namespace. The same findings make the same bytes, whenever it is written: it holds no time. What passes or is skipped is counted, and makes no result.
/// </summary>
public sealed class PolicyReportWriter
{
    private const string TruncatedAnnotation = "caveat.dev/truncated";
    private const string IncompleteAnnotation = "caveat.dev/incomplete";

    // What stands around the results has some hundred bytes.
    private const int MaxFrameBytes = 4_096;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReportDialect _dialect;

    /// <param name="dialect">Which resource it is.</param>
    public PolicyReportWriter(ReportDialect dialect) => _dialect = dialect;

    /// <summary>The whole object as JSON, of at most <see cref="PolicyReportLimits.MaxBytes"/>.</summary>
    /// <param name="place">A namespace; empty for what is in none.</param>
    /// <param name="findings">What was found there.</param>
    /// <param name="room">Bytes that its results may have; without room it has a summary only.</param>
    public ReadOnlyMemory<byte> Write(string place, PolicyReportFindings findings, long room = PolicyReportLimits.MaxBytes)
    {
        var results = Results(findings.Sorted(), Math.Min(room, PolicyReportLimits.MaxBytes - MaxFrameBytes), out var written);
        var output = new ArrayBufferWriter<byte>(results.WrittenCount + 1024);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, _dialect.ApiVersion);
        json.WriteString("kind"u8, _dialect.KindOf(place));
        WriteMetadata(json, place, findings, written);
        if (place.Length > 0)
        {
            WriteObject(json, "scope", new ReportResource("v1", "Namespace", "", place));
        }

        WriteSummary(json, findings.Tally);
        json.WritePropertyName("results"u8);
        json.WriteRawValue(results.WrittenSpan, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private ArrayBufferWriter<byte> Results(IReadOnlyList<ReportRow> rows, long maxBytes, out int written)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        written = 0;
        foreach (var row in rows)
        {
            if (json.BytesCommitted + json.BytesPending + MaxBytesOf(row) > maxBytes)
            {
                break;
            }

            WriteResult(json, row);
            written++;
        }

        json.WriteEndArray();
        json.Flush();
        return output;
    }

    // Every text of a row; a character is 6 bytes at most, as an escape.
    private static int MaxBytesOf(ReportRow row)
    {
        var characters = 1_024 + row.Policy.Length + row.Rule.Length + row.Resource.ToString().Length + row.Resource.ApiVersion.Length;
        return 6 * (characters + Cut(row.Message).Length + Cut(row.Fix ?? "").Length + Cut(row.Docs ?? "").Length + FieldsOf(row).Length);
    }

    // Each annotation is always there: an apply takes away only what the one before wrote.
    private static void WriteMetadata(Utf8JsonWriter json, string place, PolicyReportFindings findings, int written)
    {
        var (all, problems) = (findings.Tally.Findings, findings.Tally.Problems);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, PolicyReportStore.Name);
        if (place.Length > 0)
        {
            json.WriteString("namespace"u8, place);
        }

        OwnObjects.WriteLabels(json);
        json.WriteStartObject("annotations"u8);
        json.WriteString(TruncatedAnnotation, written == all ? "no" : Text($"{written} of {all} findings, the worst ones; the summary counts all"));
        json.WriteString(IncompleteAnnotation, problems == 0 ? "no" : Text($"{problems} of the resources and objects could not be read or judged"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void WriteSummary(Utf8JsonWriter json, ReportTally tally)
    {
        json.WriteStartObject("summary"u8);
        foreach (var result in ResultOrder.AsReported)
        {
            json.WriteNumber(Words.Of(result), tally[result]);
        }

        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, ReportRow row)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, "caveat"u8);
        json.WriteString("policy"u8, row.Policy);
        json.WriteString("rule"u8, row.Rule);
        json.WriteString("result"u8, Words.Of(row.Result));
        if (row.Severity is { } severity)
        {
            json.WriteString("severity"u8, SeverityWord.Of(severity == Severity.Critical && !_dialect.HasCritical ? Severity.High : severity));
        }

        json.WriteString("message"u8, Cut(row.Message));
        json.WriteBoolean("scored"u8, row.Result == RowResult.Fail);
        json.WriteStartArray("resources"u8);
        WriteObject(json, name: null, row.Resource);
        json.WriteEndArray();
        WriteProperties(json, row);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, ReportRow row)
    {
        json.WriteStartObject("properties"u8);
        json.WriteString("id"u8, row.Id);
        if (row.Severity is { } severity)
        {
            json.WriteString("severity"u8, SeverityWord.Of(severity));
        }

        if (FieldsOf(row) is { Length: > 0 } fields)
        {
            json.WriteString("fields"u8, fields);
        }

        if (row.Fix is { } fix)
        {
            json.WriteString("fix"u8, Cut(fix));
        }

        if (row.Docs is { } docs)
        {
            json.WriteString("docs"u8, Cut(docs));
        }

        json.WriteEndObject();
    }

    private static string FieldsOf(ReportRow row) => Cut(string.Join('\n', row.Fields.Select(static field => field.ToString())));

    private static void WriteObject(Utf8JsonWriter json, string? name, ReportResource resource)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WriteString("apiVersion"u8, resource.ApiVersion);
        json.WriteString("kind"u8, resource.Kind);
        if (resource.Namespace.Length > 0)
        {
            json.WriteString("namespace"u8, resource.Namespace);
        }

        json.WriteString("name"u8, resource.Name);
        json.WriteEndObject();
    }

    private static string Cut(string text) => Excerpt.Of(text, PolicyReportLimits.MaxTextLength);
}
