using System.Text.Unicode;
using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary><c>string(x)</c>, <c>bytes(x)</c> and <c>bool(x)</c>.</summary>
public static class TextConversion
{
    /// <summary>Numbers in decimal, doubles as Go prints them, timestamps in RFC 3339, durations in seconds; bytes that are no UTF-8 are an error.</summary>
    public static Value ToText(Value value) => value.Kind switch
    {
        ValueKind.String => value,
        ValueKind.Bytes => FromBytes(value.As<BytesObject>()),
        ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Double or ValueKind.Timestamp or ValueKind.Duration =>
            Value.Of(ValueFormatter.Plain(value)),
        _ => ValueErrors.Conversion(value, CelType.String),
    };

    /// <summary>A string's UTF-8.</summary>
    public static Value ToBytes(Value value) => value.Kind switch
    {
        ValueKind.Bytes => value,
        ValueKind.String => Value.Of(new BytesObject(value.AsUtf8.ToArray())),
        _ => ValueErrors.Conversion(value, CelType.Bytes),
    };

    /// <summary>The words that Go's ParseBool knows: <c>1 t T true TRUE True</c> and <c>0 f F false FALSE False</c>.</summary>
    public static Value ToBool(Value value) => value.Kind switch
    {
        ValueKind.Bool => value,
        ValueKind.String => value.AsText switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => Value.True,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => Value.False,
            _ => ValueErrors.Conversion(value, CelType.Bool),
        },
        _ => ValueErrors.Conversion(value, CelType.Bool),
    };

    private static Value FromBytes(BytesObject bytes) => Utf8.IsValid(bytes.Bytes.Span)
        ? Value.Of(new Utf8String(bytes.Bytes.ToArray()))
        : Value.Of(ValueErrors.InvalidUtf8);
}
