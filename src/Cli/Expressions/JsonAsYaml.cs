using System.Buffers;
using System.Text;
using Caveat.Json;

namespace Caveat.Cli.Expressions;

/// <summary>JSON as YAML in blocks, the way kubectl prints objects: read again, it is the same JSON.</summary>
internal static class JsonAsYaml
{
    /// <summary>Levels that are written in blocks; what is nested deeper stays JSON, which YAML has as its flow style. A block's indentation would make deep text grow with the square.</summary>
    public const int MaxBlockDepth = 32;

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./"u8);

    // Plain, these words are no strings to one or the other version of YAML.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    /// <summary>Ends in a line end.</summary>
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        AppendBlock(text, value, 0);
        return text.ToString();
    }

    private static void AppendBlock(StringBuilder text, JsonValue value, int depth)
    {
        if (!IsBlock(value, depth))
        {
            AppendFlow(text, value);
            text.Append('\n');
        }
        else if (value.Kind == JsonKind.Array)
        {
            AppendItems(text, value, depth);
        }
        else
        {
            AppendEntries(text, value, depth);
        }
    }

    // The first line of a block stands where the caller has come to.
    private static void AppendItems(StringBuilder text, JsonValue list, int depth)
    {
        var isFirst = true;
        foreach (var item in list.Elements)
        {
            text.Append(' ', isFirst ? 0 : 2 * depth).Append("- ");
            AppendBlock(text, item, depth + 1);
            isFirst = false;
        }
    }

    private static void AppendEntries(StringBuilder text, JsonValue map, int depth)
    {
        var isFirst = true;
        foreach (var property in map.Properties)
        {
            text.Append(' ', isFirst ? 0 : 2 * depth);
            AppendFlow(text, property.NameValue);
            text.Append(':');
            if (IsBlock(property.Value, depth + 1))
            {
                text.Append('\n').Append(' ', 2 * (depth + 1));
            }
            else
            {
                text.Append(' ');
            }

            AppendBlock(text, property.Value, depth + 1);
            isFirst = false;
        }
    }

    private static bool IsBlock(JsonValue value, int depth) => value.Kind is JsonKind.Array or JsonKind.Object && value.Count > 0 && depth < MaxBlockDepth;

    private static void AppendFlow(StringBuilder text, JsonValue value) =>
        text.Append(value.Kind == JsonKind.String && IsPlain(value.Utf8) ? value.Text : value.ToString());

    private static bool IsPlain(ReadOnlySpan<byte> utf8) =>
        !utf8.IsEmpty
        && Letters.Contains(utf8[0])
        && utf8.IndexOfAnyExcept(PlainBytes) < 0
        && !(utf8.Length <= 5 && Words.Contains(Encoding.UTF8.GetString(utf8)));
}
