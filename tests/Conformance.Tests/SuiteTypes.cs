using System.Text.Json;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Conformance.Tests;

/// <summary>Reads the declarations of a row (cel.expr.Decl as protobuf's JSON).</summary>
internal static class SuiteTypes
{
    public static IEnumerable<VariableDeclaration> Variables(JsonElement declarations)
    {
        foreach (var declaration in declarations.EnumerateArray())
        {
            if (declaration.TryGetProperty("ident", out var ident))
            {
                yield return new VariableDeclaration(declaration.GetProperty("name").GetString()!, Of(ident.GetProperty("type")));
            }
        }
    }

    public static IEnumerable<FunctionDeclaration> Functions(JsonElement declarations)
    {
        foreach (var declaration in declarations.EnumerateArray())
        {
            if (declaration.TryGetProperty("function", out var function))
            {
                yield return new FunctionDeclaration(declaration.GetProperty("name").GetString()!, Overloads(function.GetProperty("overloads")));
            }
        }
    }

    /// <summary>A type; a message is a type without fields here.</summary>
    public static CelType Of(JsonElement type)
    {
        foreach (var property in type.EnumerateObject())
        {
            var value = property.Value;
            return property.Name switch
            {
                "primitive" => Primitive(value.GetString()!),
                "wellKnown" => WellKnown(value.GetString()!),
                "dyn" => CelType.Dyn,
                "null" => CelType.Null,
                "typeParam" => CelType.Parameter(value.GetString()!),
                "listType" => CelType.ListOf(Child(value, "elemType")),
                "mapType" => CelType.MapOf(Child(value, "keyType"), Child(value, "valueType")),
                "type" => value.EnumerateObject().MoveNext() ? CelType.TypeOf(Of(value)) : CelType.AnyType,
                "abstractType" => CelType.Opaque(value.GetProperty("name").GetString()!, Parameters(value)),
                "messageType" => CelType.Opaque(value.GetString()!),
                _ => throw new InvalidOperationException($"unknown type in the suite: {type}"),
            };
        }

        return CelType.Dyn;
    }

    private static CelType Child(JsonElement type, string name) => type.TryGetProperty(name, out var child) ? Of(child) : CelType.Dyn;

    private static CelType[] Parameters(JsonElement type)
    {
        var parameters = new List<CelType>();
        if (type.TryGetProperty("parameterTypes", out var types))
        {
            foreach (var parameter in types.EnumerateArray())
            {
                parameters.Add(Of(parameter));
            }
        }

        return [.. parameters];
    }

    private static List<Overload> Overloads(JsonElement overloads)
    {
        var declared = new List<Overload>();
        foreach (var overload in overloads.EnumerateArray())
        {
            declared.Add(new Overload
            {
                Id = overload.GetProperty("overloadId").GetString()!,
                IsMember = overload.TryGetProperty("isInstanceFunction", out var isMember) && isMember.GetBoolean(),
                Parameters = ParametersOf(overload),
                Result = Of(overload.GetProperty("resultType")),
            });
        }

        return declared;
    }

    private static List<CelType> ParametersOf(JsonElement overload)
    {
        var parameters = new List<CelType>();
        if (overload.TryGetProperty("params", out var types))
        {
            foreach (var type in types.EnumerateArray())
            {
                parameters.Add(Of(type));
            }
        }

        return parameters;
    }

    private static CelType Primitive(string name) => name switch
    {
        "BOOL" => CelType.Bool,
        "INT64" => CelType.Int,
        "UINT64" => CelType.Uint,
        "DOUBLE" => CelType.Double,
        "STRING" => CelType.String,
        "BYTES" => CelType.Bytes,
        _ => CelType.Dyn,
    };

    private static CelType WellKnown(string name) => name switch
    {
        "TIMESTAMP" => CelType.Timestamp,
        "DURATION" => CelType.Duration,
        _ => CelType.Dyn,
    };
}
