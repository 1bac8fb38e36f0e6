using System.Globalization;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>
/// Values with their kinds as text, maps in the order of their keys' texts: two values are the same to the suites when their texts are.
/// So an int and a double are never the same here, and NaN is the same as NaN.
/// </summary>
internal static class ValueText
{
    public static string Of(in Value value) => value.Kind switch
    {
        ValueKind.Absent => "absent",
        ValueKind.Error => "error: " + value.AsError.Message,
        ValueKind.Null => "null",
        ValueKind.Bool => value.AsBool ? "true" : "false",
        ValueKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        ValueKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture) + "u",
        ValueKind.Double => "double " + value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.String => "\"" + value.AsText + "\"",
        ValueKind.Bytes => "bytes " + Convert.ToHexString(value.As<BytesObject>().Bytes.Span),
        ValueKind.List => List(value),
        ValueKind.Map => Map(value),
        ValueKind.Type => "type " + TypeName(value.As<TypeObject>().Type),
        _ => value.Kind.ToString(),
    };

    // What a type value is compared by: its name alone.
    private static string TypeName(CelType type) => type.Kind == CelTypeKind.Type ? "type" : type.Name;

    private static string List(in Value value)
    {
        var list = value.As<ListObject>();
        var texts = new List<string>();
        for (var i = 0; i < list.Count(value.Bits); i++)
        {
            texts.Add(Of(list.At(value.Bits, i)));
        }

        return $"[{string.Join(", ", texts)}]";
    }

    private static string Map(in Value value)
    {
        var map = value.As<MapObject>();
        var texts = new List<string>();
        for (var i = 0; i < map.Count(value.Bits); i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var worth);
            texts.Add($"{Of(key)}: {Of(worth)}");
        }

        texts.Sort(StringComparer.Ordinal);
        return "{" + string.Join(", ", texts) + "}";
    }
}
