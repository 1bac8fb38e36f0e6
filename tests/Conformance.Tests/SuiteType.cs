using System.Text.Json;
using Caveat.Cel.Types;

namespace Caveat.Conformance.Tests;

/// <summary>Types in protobuf's JSON of cel.expr.Type, and as cel-go writes them.</summary>
internal static class SuiteType
{
    public static CelType Read(JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            return Read(member.Name, member.Value);
        }

        return CelType.Dyn;
    }

    /// <summary>As cel-go's checker writes a type in its tests.</summary>
    public static string Text(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => "null",
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        CelTypeKind.Error => "!error!",
        _ when type.Parameters.Count == 0 => type.Name,
        _ => $"{type.Name}({string.Join(", ", Texts(type.Parameters))})",
    };

    public static IReadOnlyList<CelType> ReadAll(JsonElement json, string name)
    {
        var types = new List<CelType>();
        if (json.TryGetProperty(name, out var array))
        {
            foreach (var element in array.EnumerateArray())
            {
                types.Add(Read(element));
            }
        }

        return types;
    }

    private static List<string> Texts(IReadOnlyList<CelType> types)
    {
        var texts = new List<string>();
        foreach (var type in types)
        {
            texts.Add(Text(type));
        }

        return texts;
    }

    private static CelType Read(string kind, JsonElement json) => kind switch
    {
        "primitive" => Primitive(json.GetString()!),
        "wellKnown" => json.GetString() switch
        {
            "TIMESTAMP" => CelType.Timestamp,
            "DURATION" => CelType.Duration,
            _ => CelType.Dyn,
        },
        "null" => CelType.Null,
        "listType" => CelType.ListOf(Read(json.GetProperty("elemType"))),
        "mapType" => CelType.MapOf(Read(json.GetProperty("keyType")), Read(json.GetProperty("valueType"))),
        "type" => CelType.TypeOf(Read(json)),
        "typeParam" => CelType.Parameter(json.GetString()!),
        "abstractType" => CelType.Opaque(json.GetProperty("name").GetString()!, [.. ReadAll(json, "parameterTypes")]),
        "messageType" => json.GetString() switch
        {
            "google.protobuf.Timestamp" => CelType.Timestamp,
            "google.protobuf.Duration" => CelType.Duration,
            var name => CelType.Opaque(name!),
        },
        _ => CelType.Dyn,
    };

    private static CelType Primitive(string name) => name switch
    {
        "BOOL" => CelType.Bool,
        "INT64" => CelType.Int,
        "UINT64" => CelType.Uint,
        "DOUBLE" => CelType.Double,
        "STRING" => CelType.String,
        _ => CelType.Bytes,
    };
}
