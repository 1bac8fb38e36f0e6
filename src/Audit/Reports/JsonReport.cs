using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>The report format of the field as JSON; a row a line, written as it comes.</summary>
internal sealed class JsonReport : IReport
{
    // What is held back at most: a write to a file costs more than its bytes.
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly ReportTally _tally = new(new Dictionary<string, string>(StringComparer.Ordinal));
    private readonly ProblemList _problems = new();
    private readonly MemoryStream _pending = new();
    private bool _hasRows;

    public JsonReport(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _pending.Write("{\"results\":["u8);
    }

    public void Add(ObjectReport report)
    {
        _tally.Add(report);
        foreach (var row in report.Rows)
        {
            _pending.Write(_hasRows ? ",\n"u8 : "\n"u8);
            _hasRows = true;
            WriteRow(row);
            _json.Flush();
            _json.Reset();
        }

        if (_pending.Length >= BufferBytes)
        {
            Send();
        }
    }

    public void AddProblem(string problem)
    {
        _tally.AddProblem();
        _problems.Add(problem);
    }

    public void Finish()
    {
        _pending.Write("\n],\n"u8);
        if (_problems.Kept.Count > 0)
        {
            WriteProblems();
        }

        _pending.Write("\"summary\":"u8);
        WriteSummary();
        _json.Flush();
        _pending.Write("}\n"u8);
        Send();
        _output.Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _pending.Dispose();
        _output.Dispose();
    }

    private void WriteRow(ReportRow row)
    {
        _json.WriteStartObject();
        _json.WriteString("policy"u8, row.Policy);
        _json.WriteString("rule"u8, row.Rule);
        _json.WriteString("body"u8, row.Body);
        _json.WriteString("result"u8, Words.Of(row.Result));
        if (row.Action is { } action)
        {
            _json.WriteString("action"u8, Words.Of(action));
            _json.WriteString("severity"u8, SeverityWord.Of(row.Severity!.Value));
        }

        if (row.Tolerated)
        {
            _json.WriteBoolean("tolerated"u8, value: true);
        }

        WriteResource(row);
        if (row.Result != RowResult.Pass)
        {
            WriteFinding(row);
        }

        _json.WriteEndObject();
    }

    private void WriteFinding(ReportRow row)
    {
        _json.WriteString("message"u8, row.Message);
        WriteFields(row.Fields);
        WriteOptional("fix"u8, row.Fix);
        WriteOptional("docs"u8, row.Docs);
        WriteOptional("exceptedBy"u8, row.ExceptedBy);
        _json.WriteString("id"u8, row.Id);
    }

    private void WriteResource(ReportRow row)
    {
        _json.WriteStartObject("resource"u8);
        if (row.Resource.Cluster.Length > 0)
        {
            _json.WriteString("cluster"u8, row.Resource.Cluster);
        }

        _json.WriteString("apiVersion"u8, row.Resource.ApiVersion);
        _json.WriteString("kind"u8, row.Resource.Kind);
        _json.WriteString("namespace"u8, row.Resource.Namespace);
        _json.WriteString("name"u8, row.Resource.Name);
        _json.WriteEndObject();
        if (row.Place.File is { Length: > 0 } file)
        {
            _json.WriteStartObject("place"u8);
            _json.WriteString("file"u8, file);
            _json.WriteNumber("line"u8, row.Place.Line);
            _json.WriteEndObject();
        }
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

    private void WriteProblems()
    {
        _pending.Write("\"problems\":"u8);
        _json.WriteStartArray();
        foreach (var problem in _problems.Kept)
        {
            _json.WriteStringValue(problem);
        }

        _json.WriteEndArray();
        _json.Flush();
        _json.Reset();
        _pending.Write(",\n"u8);
    }

    private void WriteSummary()
    {
        _json.WriteStartObject();
        foreach (var result in ResultOrder.AsReported)
        {
            _json.WriteNumber(Words.Of(result), _tally[result]);
        }

        _json.WriteEndObject();
    }

    private void Send()
    {
        _pending.WriteTo(_output);
        _pending.SetLength(0);
    }
}
