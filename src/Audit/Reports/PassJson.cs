using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies;

namespace Caveat.Audit.Reports;

/// <summary>
/// Writes rows of rules that hold, as <see cref="RowJson"/> does: most of a report, and made of what was written before, the rule in the row of another object and the object in the row of
/// another rule.
/// </summary>
internal sealed class PassJson : IDisposable
{
    /// <summary>Rules whose words are kept, some 100 bytes each: more than most sets have.</summary>
    public const int MaxRules = 4096;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly IBufferWriter<byte> _output;
    private readonly ArrayBufferWriter<byte> _object = new();
    private readonly Utf8JsonWriter _json;
    private readonly RowJson _rows;

    // A rule says always with the same record that it holds.
    private readonly Dictionary<RulePass, byte[]> _rules = new(ReferenceEqualityComparer.Instance);

    /// <param name="output">Takes the rows.</param>
    public PassJson(IBufferWriter<byte> output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_object, Options);
        _rows = new RowJson(_json);
    }

    /// <summary>Writes the row of each rule that holds, a line each.</summary>
    /// <param name="report">Of one object.</param>
    /// <param name="order">The object's place in the source; null where nobody asks.</param>
    /// <param name="isFirst">Whether no row stands before.</param>
    public void Write(ObjectReport report, long? order, bool isFirst)
    {
        WriteObject(report);
        // By index: an enumerator of an interface is an object.
        for (var i = 0; i < report.Passes.Count; i++)
        {
            var pass = report.Passes[i];
            _output.Write(isFirst ? "\n{"u8 : ",\n{"u8);
            isFirst = false;
            WriteOrder(order);
            _output.Write(_rules.GetValueOrDefault(pass) ?? Learn(pass));
            _output.Write(_object.WrittenSpan[1..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    // What stands behind its first bracket ends each of the rows.
    private void WriteObject(ObjectReport report)
    {
        _object.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _rows.WriteObject(report.Resource, report.Place);
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteOrder(long? order)
    {
        if (order is { } number)
        {
            _output.Write("\"object\":"u8);
            number.TryFormat(_output.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
            _output.Advance(written);
            _output.Write(","u8);
        }
    }

    private byte[] Learn(RulePass pass)
    {
        if (_rules.Count == MaxRules)
        {
            _rules.Clear();
        }

        var words = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(words, Options);
        json.WriteStartObject();
        new RowJson(json).WritePass(pass);
        json.WriteEndObject();
        json.Flush();
        return _rules[pass] = [.. words.WrittenSpan[1..^1], (byte)','];
    }
}
