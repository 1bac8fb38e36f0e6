using System.Text;

namespace Caveat.Json;

/// <summary>The sentences about texts that are not read.</summary>
internal static class JsonErrors
{
    /// <summary>Bytes of a name that a message shows.</summary>
    public const int MaxShownNameBytes = 80;

    public static JsonError TooLong(int length, int limit) =>
        new(JsonErrorCode.TooLong, 0, $"the text has {length} bytes; the limit is {limit} (MaxBytes)");

    public static JsonError TooDeep(int offset, int limit) =>
        new(JsonErrorCode.TooDeep, offset, $"byte {offset}: nested deeper than {limit} (MaxDepth)");

    public static JsonError InvalidUtf8(int offset) =>
        new(JsonErrorCode.InvalidUtf8, offset, $"byte {offset}: not UTF-8");

    public static JsonError Truncated(int offset) =>
        new(JsonErrorCode.Truncated, offset, offset == 0 ? "the text is empty; expected a JSON value" : $"byte {offset}: the text ends in the middle of a value");

    public static JsonError Unexpected(int offset, byte found, string expected) =>
        new(JsonErrorCode.Unexpected, offset, $"byte {offset}: {Show(found)} can't stand here; expected {expected}");

    public static JsonError InvalidNumber(int offset) =>
        new(JsonErrorCode.InvalidNumber, offset, $"byte {offset}: not a JSON number; expected digits without a leading zero, such as 0, -12, 3.5 or 1e9");

    public static JsonError NumberOutOfRange(int offset) =>
        new(JsonErrorCode.NumberOutOfRange, offset, $"byte {offset}: a number beyond the range of 64-bit floating point");

    public static JsonError InvalidEscape(int offset) =>
        new(JsonErrorCode.InvalidEscape, offset, $"byte {offset}: not an escape of JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits");

    public static JsonError LoneSurrogate(int offset) =>
        new(JsonErrorCode.InvalidEscape, offset, $"byte {offset}: half a surrogate pair; expected \\ud800 to \\udbff followed by \\udc00 to \\udfff");

    public static JsonError ControlCharacter(int offset, byte found) =>
        new(JsonErrorCode.ControlCharacter, offset, $"byte {offset}: control character 0x{found:x2} in a string; write it as \\u{found:x4}");

    public static JsonError DuplicateKey(int offset, ReadOnlySpan<byte> name) =>
        new(JsonErrorCode.DuplicateKey, offset, $"byte {offset}: the name \"{Shorten(name)}\" stands twice in one object");

    public static JsonError TrailingData(int offset) =>
        new(JsonErrorCode.TrailingData, offset, $"byte {offset}: something stands behind the value; expected the end of the text");

    private static string Show(byte found) =>
        found is > 0x20 and < 0x7F ? $"'{(char)found}'" : $"byte 0x{found:x2}";

    // A cut in the middle of a character shows as U+FFFD.
    private static string Shorten(ReadOnlySpan<byte> name) =>
        name.Length <= MaxShownNameBytes ? Encoding.UTF8.GetString(name) : Encoding.UTF8.GetString(name[..MaxShownNameBytes]) + "…";
}
