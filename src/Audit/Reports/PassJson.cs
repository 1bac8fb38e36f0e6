using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Manifests;

namespace Caveat.Audit.Reports;

/// <summary>
/// Writes rows of rules that hold, as <see cref="RowJson"/> does: most of a report, and made of what was written before, the rule in the row of another object and the object in the row of
/// another rule.
/// </summary>
internal sealed class PassJson : IDisposable
{
    /// <summary>Rules whose words are kept, some 100 bytes each: more than a set has.</summary>
    public const int MaxRules = 4096;

    private readonly IBufferWriter<byte> _output;
    private readonly ArrayBufferWriter<byte> _object = new();
    private readonly Utf8JsonWriter _json;
    private readonly RowJson _rows;
    private readonly Dictionary<RuleWords, byte[]> _rules = [];
    private ReportResource? _resource;
    private ManifestPlace _place;

    /// <param name="output">Takes the rows.</param>
    public PassJson(IBufferWriter<byte> output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_object, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _rows = new RowJson(_json);
    }

    /// <summary>Whether a row says nothing but which rule holds for which object.</summary>
    public static bool Takes(ReportRow row) => row is { Result: RowResult.Pass, Action: null, Tolerated: false };

    /// <param name="row">One that it takes.</param>
    /// <param name="order">The place of its object in the source; null where nobody asks.</param>
    public void Write(ReportRow row, long? order)
    {
        _output.Write("{"u8);
        if (order is { } number)
        {
            WriteOrder(number);
        }

        _output.Write(RuleOf(row));
        _output.Write(","u8);
        _output.Write(ObjectOf(row));
        _output.Write("}"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteOrder(long order)
    {
        _output.Write("\"object\":"u8);
        order.TryFormat(_output.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        _output.Advance(written);
        _output.Write(","u8);
    }

    private byte[] RuleOf(ReportRow row)
    {
        var words = new RuleWords(row.Policy, row.Rule, row.Body);
        if (!_rules.TryGetValue(words, out var written))
        {
            _resource = null;
            Begin();
            _rows.WriteRule(row);
            written = End().ToArray();
            Keep(words, written);
        }

        return written;
    }

    private void Keep(RuleWords words, byte[] written)
    {
        if (_rules.Count == MaxRules)
        {
            _rules.Clear();
        }

        _rules[words] = written;
    }

    private ReadOnlySpan<byte> ObjectOf(ReportRow row)
    {
        if (ReferenceEquals(row.Resource, _resource) && row.Place == _place)
        {
            return Inside(_object.WrittenSpan);
        }

        (_resource, _place) = (row.Resource, row.Place);
        Begin();
        _rows.WriteObject(row);
        return End();
    }

    private void Begin()
    {
        _object.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    private ReadOnlySpan<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return Inside(_object.WrittenSpan);
    }

    // Without its braces.
    private static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> written) => written[1..^1];

    // Asked for each row: names that differ, differ mostly in their lengths and ends.
    private readonly record struct RuleWords(string Policy, string Rule, string Body)
    {
        public override int GetHashCode() => Rule.Length == 0 ? Policy.Length : (Rule.Length * 31) + (Rule[Rule.Length / 2] * 7919) + (Rule[^1] * 127) + (Policy.Length * 1009);
    }
}
