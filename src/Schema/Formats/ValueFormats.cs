using System.Collections.Frozen;
using Caveat.Json;

namespace Caveat.Schema.Formats;

/// <summary>The formats that are checked, by their names: those of JSON Schema Validation, section 7.3, and those of the API server (kube-openapi, strfmt).</summary>
internal static class ValueFormats
{
    private static readonly FrozenDictionary<string, ValueFormat?> OfJsonSchema = Shared(
        ("int32", new("an integer of 32 bits", static value => IsInteger(value, int.MinValue, int.MaxValue))),
        ("int64", new("an integer of 64 bits", static value => IsInteger(value, long.MinValue, long.MaxValue))),
        ("time", ValueFormat.OfText("a time such as 13:45:00Z", TimeFormats.IsTime)),
        ("date-time", ValueFormat.OfText("a date and time such as 2026-01-31T13:45:00Z", TimeFormats.IsDateTime)),
        ("duration", ValueFormat.OfText("an ISO 8601 duration such as P3DT4H", TimeFormats.IsIsoDuration)),
        ("uri-reference", ValueFormat.OfText("a URI reference", NetworkFormats.IsUriReference)),
        ("uri", ValueFormat.OfText("a URI with a scheme", NetworkFormats.IsUri)),
        ("uuid", ValueFormat.OfText("a UUID", EncodingFormats.IsUuid)),
        ("json-pointer", ValueFormat.OfText("a JSON Pointer", EncodingFormats.IsJsonPointer)));

    // The server's validator does not look at the formats of numbers: kube-openapi, SchemaValidator.numberValidator.
    private static readonly FrozenDictionary<string, ValueFormat?> OfStructural = Shared(
        ("int32", null),
        ("int64", null),
        ("date-time", ValueFormat.OfText("a date and time such as 2026-01-31T13:45:00Z", TimeFormats.IsDateTime)),
        ("datetime", ValueFormat.OfText("a date and time such as 2026-01-31T13:45:00Z", TimeFormats.IsDateTime)),
        ("duration", ValueFormat.OfText("a duration such as 1h30m or 2 days", TimeFormats.IsGoOrScalaDuration)),
        ("uri", ValueFormat.OfText("a URI with a scheme, or an absolute path", NetworkFormats.IsRequestUri)),
        ("uuid", ValueFormat.OfText("a UUID", EncodingFormats.IsUuidOrHex)),
        ("password", null));

    /// <summary>Looks a format up; true with null for one that every value has.</summary>
    public static bool TryFind(string name, bool isStructural, out ValueFormat? format) =>
        (isStructural ? OfStructural : OfJsonSchema).TryGetValue(name, out format);

    private static FrozenDictionary<string, ValueFormat?> Shared(params (string Name, ValueFormat? Format)[] own)
    {
        var table = new Dictionary<string, ValueFormat?>(StringComparer.Ordinal)
        {
            ["date"] = ValueFormat.OfText("a date such as 2026-01-31", TimeFormats.IsDate),
            ["email"] = ValueFormat.OfText("an e-mail address", NetworkFormats.IsEmail),
            ["hostname"] = ValueFormat.OfText("a host name", NetworkFormats.IsHostName),
            ["ipv4"] = ValueFormat.OfText("an IPv4 address", NetworkFormats.IsIPv4),
            ["ipv6"] = ValueFormat.OfText("an IPv6 address", NetworkFormats.IsIPv6),
            ["cidr"] = ValueFormat.OfText("a network such as 10.0.0.0/8", NetworkFormats.IsCidr),
            ["mac"] = ValueFormat.OfText("a MAC address", NetworkFormats.IsMac),
            ["byte"] = ValueFormat.OfText("base64", EncodingFormats.IsBase64),
            ["float"] = null,
            ["double"] = null,
        };
        foreach (var (name, format) in own)
        {
            table[name] = format;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // Of a number with a fraction, `type` speaks; 2^63 as a float is beyond.
    private static bool IsInteger(JsonValue value, long min, long max) => value.Kind switch
    {
        JsonKind.Integer => value.AsInteger >= min && value.AsInteger <= max,
        JsonKind.Float when double.IsInteger(value.AsFloat) => value.AsFloat >= min && value.AsFloat < (double)max + 1,
        _ => true,
    };
}
