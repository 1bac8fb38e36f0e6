using System.Globalization;
using System.Text.Json;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>Values in protobuf's JSON of cel.expr.Value.</summary>
internal static class SuiteValue
{
    public static Value Read(JsonElement json)
    {
        // A value without a member is null: protobuf's JSON leaves its null out.
        foreach (var member in json.EnumerateObject())
        {
            return Read(member.Name, member.Value);
        }

        return Value.Null;
    }

    private static Value Read(string kind, JsonElement json) => kind switch
    {
        "nullValue" => Value.Null,
        "boolValue" => Value.Of(json.GetBoolean()),
        "int64Value" => Value.Of(long.Parse(json.GetString()!, CultureInfo.InvariantCulture)),
        "uint64Value" => Value.Of(ulong.Parse(json.GetString()!, CultureInfo.InvariantCulture)),
        "doubleValue" => Value.Of(Double(json)),
        "stringValue" => Value.Of(json.GetString()!),
        "bytesValue" => Value.Of(new BytesObject(json.GetBytesFromBase64())),
        "listValue" => List(json),
        "mapValue" => Map(json),
        "typeValue" => Value.Of(new TypeObject(TypeNamed(json.GetString()!))),
        "objectValue" when json.GetProperty("@type").GetString() == "type.googleapis.com/google.protobuf.Duration" => Duration(json.GetProperty("value").GetString()!),
        _ => throw new NotSupportedException($"{kind} has no value without protobuf messages"),
    };

    private static double Double(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? json.GetDouble()
        : json.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "-0" => -0.0,
            _ => double.NaN,
        };

    // Seconds with decimals and an s.
    private static Value Duration(string text) =>
        Value.OfNanoseconds((long)(decimal.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) * 1_000_000_000));

    private static Value List(JsonElement json)
    {
        var elements = new List<Value>();
        if (json.TryGetProperty("values", out var values))
        {
            foreach (var element in values.EnumerateArray())
            {
                elements.Add(Read(element));
            }
        }

        return Value.Of(new ValueList([.. elements]));
    }

    private static Value Map(JsonElement json)
    {
        var map = new ValueMap(0);
        if (json.TryGetProperty("entries", out var entries))
        {
            foreach (var entry in entries.EnumerateArray())
            {
                Assert.True(map.TryAdd(Read(entry.GetProperty("key")), Read(entry.GetProperty("value"))));
            }
        }

        return Value.Of(map);
    }

    private static CelType TypeNamed(string name) => name switch
    {
        "list" => CelType.DynList,
        "map" => CelType.DynMap,
        "null_type" => CelType.Null,
        "bool" => CelType.Bool,
        "int" => CelType.Int,
        "uint" => CelType.Uint,
        "double" => CelType.Double,
        "string" => CelType.String,
        "bytes" => CelType.Bytes,
        "type" => CelType.AnyType,
        "google.protobuf.Timestamp" => CelType.Timestamp,
        "google.protobuf.Duration" => CelType.Duration,
        _ => CelType.Opaque(name),
    };
}
