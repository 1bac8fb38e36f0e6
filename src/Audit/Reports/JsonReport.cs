using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Audit.Sharding;

namespace Caveat.Audit.Reports;

/// <summary>The report format of the field as JSON; a row a line, written as it comes.</summary>
public sealed class JsonReport : IReport
{
    // What is held back at most: a write to a file costs more than its bytes.
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly RowJson _rows;
    private readonly PassJson _passes;
    private readonly ReportTally _tally = new(new Dictionary<string, string>(StringComparer.Ordinal));
    private readonly ProblemList _problems = new();
    private readonly ArrayBufferWriter<byte> _pending = new(2 * BufferBytes);
    private readonly Shard? _shard;
    private bool _hasRows;

    /// <param name="output">Disposed of with this.</param>
    /// <param name="shard">Which part of a run it is of; null for a whole one.</param>
    public JsonReport(Stream output, Shard? shard)
    {
        _shard = shard;
        _output = output;
        _json = new Utf8JsonWriter(_pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _rows = new RowJson(_json);
        _passes = new PassJson(_pending);
        _pending.Write(shard is null ? "{"u8 : Encoding.UTF8.GetBytes($"{{\"shard\":\"{shard}\",\n"));
        _pending.Write("\"results\":["u8);
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        _tally.Add(report);
        long? order = _shard is null ? null : report.Order;
        foreach (var row in report.Found)
        {
            Write(row, order);
        }

        if (report.Passes.Count > 0)
        {
            _passes.Write(report, order, isFirst: !_hasRows);
            _hasRows = true;
        }

        if (_pending.WrittenCount >= BufferBytes)
        {
            Send();
        }
    }

    /// <inheritdoc/>
    public void AddProblem(string problem)
    {
        _tally.AddProblem();
        _problems.Add(problem);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _pending.Write("\n],\n"u8);
        if (_problems.Kept.Count > 0)
        {
            WriteProblems();
        }

        _pending.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"objects\":{_tally.Objects},\"notChecked\":{_tally.Problems},\n")));
        _pending.Write("\"summary\":"u8);
        WriteSummary();
        _json.Flush();
        _pending.Write("}\n"u8);
        Send();
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _passes.Dispose();
        _output.Dispose();
    }

    private void Write(ReportRow row, long? order)
    {
        _pending.Write(_hasRows ? ",\n"u8 : "\n"u8);
        _hasRows = true;
        _rows.Write(row, order);
        _json.Flush();
        _json.Reset();
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
        _output.Write(_pending.WrittenSpan);
        _pending.ResetWrittenCount();
    }
}
