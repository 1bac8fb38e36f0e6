using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Impact;

/// <summary>Changes as JSON, a change a line, written as they come.</summary>
public sealed class ImpactJson : IReport
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly Utf8JsonWriter _json;
    private readonly RowJson _rows;
    private readonly ProblemList _problems = new();
    private readonly ImpactCount _count = new();
    private bool _hasRows;

    /// <param name="output">Disposed of with this.</param>
    public ImpactJson(Stream output)
    {
        _output = new BufferedStream(output, BufferBytes);
        _json = new Utf8JsonWriter(_pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _rows = new RowJson(_json);
        _output.Write("{\"changes\":["u8);
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        _count.Add(report);
        foreach (var row in report.Found)
        {
            _output.Write(_hasRows ? ",\n"u8 : "\n"u8);
            _hasRows = true;
            _json.WriteStartObject();
            _json.WriteString("change"u8, ChangeWord.Of(row.Change!.Value));
            _rows.WriteProperties(row);
            _json.WriteEndObject();
            Flush();
        }
    }

    /// <inheritdoc/>
    public void AddProblem(string problem)
    {
        _count.AddProblem();
        _problems.Add(problem);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _output.Write("\n],\n\"problems\":"u8);
        _json.WriteStartArray();
        foreach (var problem in _problems.Kept)
        {
            _json.WriteStringValue(problem);
        }

        _json.WriteEndArray();
        Flush();
        _output.Write(",\n\"summary\":"u8);
        _json.WriteStartObject();
        _json.WriteNumber("objects"u8, _count.Objects);
        _json.WriteNumber("changed"u8, _count.Changed);
        foreach (var change in ImpactCount.Order)
        {
            _json.WriteNumber(ChangeWord.Of(change), _count[change]);
        }

        _json.WriteNumber("notChecked"u8, _count.Problems);
        _json.WriteEndObject();
        Flush();
        _output.Write("}\n"u8);
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }

    private void Flush()
    {
        _json.Flush();
        _json.Reset();
        _output.Write(_pending.WrittenSpan);
        _pending.ResetWrittenCount();
    }
}
