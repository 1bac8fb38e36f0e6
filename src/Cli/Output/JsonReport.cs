using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Cli.Output;

/// <summary>The report format of the field as JSON.</summary>
internal sealed class JsonReport : IReport
{
    private readonly Surroundings _surroundings;
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Utf8JsonWriter _json;
    private readonly ResultCounts _counts = new();

    public JsonReport(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteStartArray("results"u8);
    }

    public void Add(JudgedManifest result)
    {
        foreach (var row in ReportRow.RowsOf(result))
        {
            _counts.Add(row.Result);
            WriteRow(row);
        }

        Flush();
    }

    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("summary"u8);
        _json.WriteNumber("pass"u8, _counts.Pass);
        _json.WriteNumber("fail"u8, _counts.Fail);
        _json.WriteNumber("warn"u8, _counts.Warn);
        _json.WriteNumber("error"u8, _counts.Error);
        _json.WriteNumber("skip"u8, _counts.Skip);
        _json.WriteEndObject();
        _json.WriteEndObject();
        Flush();
        _surroundings.Output.WriteLine();
    }

    public void Dispose() => _json.Dispose();

    private void WriteRow(ReportRow row)
    {
        _json.WriteStartObject();
        _json.WriteString("policy"u8, row.Policy);
        _json.WriteString("rule"u8, row.Rule);
        _json.WriteString("body"u8, row.Violation?.Body ?? "");
        _json.WriteString("result"u8, row.Result);
        if (row.Violation is { } violation)
        {
            _json.WriteString("action"u8, violation.Action.ToString());
            _json.WriteString("severity"u8, Words.Of(violation.Severity));
            if (violation.Tolerated)
            {
                _json.WriteBoolean("tolerated"u8, value: true);
            }
        }

        WriteResource(row.Of);
        _json.WriteString("message"u8, row.Message);
        WriteFields(row.Violation?.Fields ?? []);
        WriteOptional("fix"u8, row.Violation?.Fix);
        WriteOptional("docs"u8, row.Violation?.Docs);
        _json.WriteEndObject();
    }

    private void WriteResource(JudgedManifest result)
    {
        _json.WriteStartObject("resource"u8);
        _json.WriteString("apiVersion"u8, result.Manifest.Kind.ApiVersion);
        _json.WriteString("kind"u8, result.Manifest.Kind.Kind);
        _json.WriteString("namespace"u8, result.Namespace);
        _json.WriteString("name"u8, result.Manifest.Name);
        _json.WriteEndObject();
    }

    private void WriteFields(IReadOnlyList<FieldValue> fields)
    {
        _json.WriteStartArray("fields"u8);
        foreach (var field in fields)
        {
            _json.WriteStartObject();
            _json.WriteString("path"u8, field.Path);
            WriteOptional("value"u8, field.Value);
            WriteOptional("oldValue"u8, field.OldValue);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteOptional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    /// <summary>Hands over what is written, so that memory does not grow with the number of objects.</summary>
    private void Flush()
    {
        _json.Flush();
        _surroundings.Output.Write(Encoding.UTF8.GetString(_output.WrittenSpan));
        _output.ResetWrittenCount();
    }
}
