using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>How the author of a text writes.</summary>
internal sealed class YamlStyle
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./");

    // Plain, these words are no strings to one or the other version of YAML.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    private const int UsualIndent = 2;

    private readonly bool _isJson;
    private int _indent = UsualIndent;
    private int _itemIndent = UsualIndent;

    private YamlStyle(string lineEnd, bool isJson)
    {
        LineEnd = lineEnd;
        _isJson = isJson;
    }

    public string LineEnd { get; }

    public static YamlStyle Of(SourceText source, IReadOnlyList<YamlDocument> documents)
    {
        var lineFeed = source.Text.IndexOf('\n', StringComparison.Ordinal);
        var style = new YamlStyle(lineFeed > 0 && source.Text[lineFeed - 1] == '\r' ? "\r\n" : "\n", IsJson(source.Text));
        var finder = new YamlIndentFinder(source);
        foreach (var document in documents)
        {
            finder.Look(document.Root);
        }

        style._indent = finder.OfMappings ?? UsualIndent;
        style._itemIndent = finder.OfSequences ?? UsualIndent;
        return style;
    }

    public static bool IsBlock(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    /// <summary>A value on one line.</summary>
    public string Flow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject().Select(property => $"{FlowKey(property.Name)}: {Flow(property.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Flow)) + "]",
        JsonValueKind.String => FlowKey(value.GetString()!),
        _ => value.GetRawText(),
    };

    /// <summary>A string on one line, plain where that is safe.</summary>
    public string FlowKey(string text) => !_isJson && IsPlain(text) ? text : '"' + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    /// <summary>An entry without the indentation of its first line.</summary>
    public void AppendEntry(StringBuilder text, string key, JsonElement value, int column)
    {
        text.Append(FlowKey(key)).Append(':');
        if (IsBlock(value))
        {
            AppendBlock(text, value, column);
        }
        else
        {
            text.Append(' ').Append(Flow(value));
        }
    }

    /// <summary>A value with content on lines below a key.</summary>
    /// <param name="text">Takes it, a line end first and none behind.</param>
    /// <param name="value">An object or an array, not empty.</param>
    /// <param name="column">Of the key.</param>
    public void AppendBlock(StringBuilder text, JsonElement value, int column)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                text.Append(LineEnd).Append(' ', column + _itemIndent).Append("- ").Append(Flow(item));
            }

            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            text.Append(LineEnd).Append(' ', column + _indent);
            AppendEntry(text, property.Name, property.Value, column + _indent);
        }
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && Letters.Contains(text[0]) && text.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0 && !Words.Contains(text);

    // Text that is JSON stays JSON: whoever reads it need not know YAML.
    private static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = YamlLimits.HardMaxDepth });
            while (reader.Read())
            {
                reader.Skip();
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
