using System.Buffers;
using System.Text.Json;
using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation;

/// <summary>Values of the expression language as JSON.</summary>
internal static class ValueJson
{
    /// <summary>Lists and maps inside one another; the API server's own documents stay below.</summary>
    public const int MaxDepth = 64;

    /// <summary>False when JSON has no word for the value: a timestamp, a type, bytes, a key that is no string, a number that is not finite.</summary>
    public static bool TryWrite(in Value value, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return TryWrite(value, writer, 0);
    }

    /// <summary>As the other overload; what is written before the answer is false stays written.</summary>
    public static bool TryWrite(in Value value, Utf8JsonWriter writer) => TryWrite(value, writer, 0);

    private static bool TryWrite(in Value value, Utf8JsonWriter writer, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                return true;
            case ValueKind.Bool:
                writer.WriteBooleanValue(value.AsBool);
                return true;
            case ValueKind.Int:
                writer.WriteNumberValue(value.AsInt);
                return true;
            case ValueKind.Uint:
                writer.WriteNumberValue(value.AsUint);
                return true;
            case ValueKind.Double when double.IsFinite(value.AsDouble):
                writer.WriteNumberValue(value.AsDouble);
                return true;
            case ValueKind.String:
                writer.WriteStringValue(value.AsUtf8);
                return true;
            case ValueKind.List when depth < MaxDepth:
                return TryWriteList(value, writer, depth);
            case ValueKind.Map when depth < MaxDepth:
                return TryWriteMap(value, writer, depth);
            default:
                return false;
        }
    }

    private static bool TryWriteList(in Value value, Utf8JsonWriter writer, int depth)
    {
        var list = value.As<ListObject>();
        writer.WriteStartArray();
        for (var i = 0; i < list.Count(value.Bits); i++)
        {
            if (!TryWrite(list.At(value.Bits, i), writer, depth + 1))
            {
                return false;
            }
        }

        writer.WriteEndArray();
        return true;
    }

    private static bool TryWriteMap(in Value value, Utf8JsonWriter writer, int depth)
    {
        var map = value.As<MapObject>();
        writer.WriteStartObject();
        for (var i = 0; i < map.Count(value.Bits); i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            if (key.Kind != ValueKind.String)
            {
                return false;
            }

            writer.WritePropertyName(key.AsUtf8);
            if (!TryWrite(entry, writer, depth + 1))
            {
                return false;
            }
        }

        writer.WriteEndObject();
        return true;
    }
}
