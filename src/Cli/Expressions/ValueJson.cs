using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Cel.Values;

namespace Caveat.Cli.Expressions;

/// <summary>
/// Writes values as JSON, every kind of them: docs/cel.md has the table. Used again and again. An expression can share a list with itself level by level, so that a short one
/// makes a value that takes forever to write: what is written is bounded.
/// </summary>
internal sealed class ValueJson : IDisposable
{
    /// <summary>Most bytes of a value: more than any document that an API server sends, which are at most 7 MiB for a review.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = (2 * ValueLimits.MaxNesting) + 1,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Utf8JsonWriter _writer;

    public ValueJson() => _writer = new Utf8JsonWriter(_output, Options);

    /// <summary>What the last success wrote, until the next call.</summary>
    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    private bool IsTooLong => _writer.BytesCommitted + _writer.BytesPending > MaxBytes;

    public void Dispose() => _writer.Dispose();

    /// <summary>Null, or why the value can't be shown.</summary>
    public string? Write(in Value value)
    {
        _output.ResetWrittenCount();
        _writer.Reset();
        var problem = Write(value, 0);
        _writer.Flush();
        return problem;
    }

    private string? Write(in Value value, int depth)
    {
        if (depth > ValueLimits.MaxNesting)
        {
            return ExpressionMessages.ValueTooDeep(ValueLimits.MaxNesting);
        }

        switch (value.Kind)
        {
            case ValueKind.List:
                return WriteList(value, depth + 1);
            case ValueKind.Map:
                return WriteMap(value, depth + 1);
            case ValueKind.Optional when value.As<OptionalObject>() is { HasValue: true } optional:
                return Write(optional.Inner, depth + 1);
            case ValueKind.String when value.AsUtf8.Length > MaxBytes:
            case ValueKind.Bytes when value.As<BytesObject>().Bytes.Length > MaxBytes:
                return ExpressionMessages.ValueTooLong(MaxBytes);
            default:
                WriteScalar(value);
                return IsTooLong ? ExpressionMessages.ValueTooLong(MaxBytes) : null;
        }
    }

    private void WriteScalar(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Bool:
                _writer.WriteBooleanValue(value.AsBool);
                break;
            case ValueKind.Int:
                _writer.WriteNumberValue(value.AsInt);
                break;
            case ValueKind.Uint:
                _writer.WriteNumberValue(value.AsUint);
                break;
            case ValueKind.Double:
                WriteDouble(value.AsDouble);
                break;
            case ValueKind.String:
                _writer.WriteStringValue(value.AsUtf8);
                break;
            case ValueKind.Bytes:
                _writer.WriteBase64StringValue(value.As<BytesObject>().Bytes.Span);
                break;
            case ValueKind.Null or ValueKind.Optional:
                _writer.WriteNullValue();
                break;
            default:
                _writer.WriteStringValue(ValueFormatter.Plain(value));
                break;
        }
    }

    // A whole one keeps its point: read again, it is a double again.
    private void WriteDouble(double number)
    {
        if (!double.IsFinite(number))
        {
            _writer.WriteStringValue(double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
            return;
        }

        // The longest is -1.7976931348623157E+308.
        Span<byte> text = stackalloc byte[32];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        _writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private string? WriteList(in Value value, int depth)
    {
        var list = value.As<ListObject>();
        var count = list.Count(value.Bits);
        _writer.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            if (Write(list.At(value.Bits, i), depth) is { } problem)
            {
                return problem;
            }
        }

        _writer.WriteEndArray();
        return IsTooLong ? ExpressionMessages.ValueTooLong(MaxBytes) : null;
    }

    private string? WriteMap(in Value value, int depth)
    {
        if (HasMixedKeys(value))
        {
            return WriteEntries(value, depth);
        }

        var map = value.As<MapObject>();
        var count = map.Count(value.Bits);
        _writer.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            if (WriteName(key) is { } tooLong)
            {
                return tooLong;
            }

            if (Write(entry, depth) is { } problem)
            {
                return problem;
            }
        }

        _writer.WriteEndObject();
        return IsTooLong ? ExpressionMessages.ValueTooLong(MaxBytes) : null;
    }

    private string? WriteName(in Value key)
    {
        if (key.Kind != ValueKind.String)
        {
            _writer.WritePropertyName(ValueFormatter.Plain(key));
            return null;
        }

        if (key.AsUtf8.Length > MaxBytes)
        {
            return ExpressionMessages.ValueTooLong(MaxBytes);
        }

        _writer.WritePropertyName(key.AsUtf8);
        return null;
    }

    private string? WriteEntries(in Value value, int depth)
    {
        var map = value.As<MapObject>();
        var count = map.Count(value.Bits);
        _writer.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            _writer.WriteStartObject();
            _writer.WritePropertyName("key"u8);
            if (Write(key, depth) is { } keyProblem)
            {
                return keyProblem;
            }

            _writer.WritePropertyName("value"u8);
            if (Write(entry, depth) is { } problem)
            {
                return problem;
            }

            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        return null;
    }

    /// <summary>Strings beside other keys: <c>1</c> and <c>"1"</c> are two keys, and would be one name.</summary>
    private static bool HasMixedKeys(in Value value)
    {
        var map = value.As<MapObject>();
        var count = map.Count(value.Bits);
        var strings = 0;
        for (var i = 0; i < count; i++)
        {
            map.EntryAt(value.Bits, i, out var key, out _);
            strings += key.Kind == ValueKind.String ? 1 : 0;
        }

        return strings > 0 && strings < count;
    }
}
