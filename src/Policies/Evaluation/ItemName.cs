using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>Paths that name an item of a list by its key, as indexes shift when items come and go: <c>spec.listeners[name=tls].port</c>.</summary>
internal static class ItemName
{
    /// <summary>A field of an item.</summary>
    public static string Of(FieldPath list, string item, FieldPath field) => $"{list}[{item}]{(field.ToString() is ['[', ..] quoted ? quoted : "." + field)}";

    /// <summary>A key as it stands in a name: bare where it can't be mistaken, else as JSON.</summary>
    public static string KeyText(JsonValue key)
    {
        if (key.Text is not { } text)
        {
            return FieldTexts.Show(key) ?? "";
        }

        return IsBare(text) ? text : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }

    /// <summary>Where such a path, or one without an item, leads in an object; absent when any step leads nowhere, or the text is no path.</summary>
    public static JsonValue Find(string text, JsonValue subject)
    {
        var open = StartOfItem(text);
        if (open < 0)
        {
            return FieldPath.TryParse(text, out var path, out _) ? path.In(subject) : default;
        }

        var close = QuotedText.IndexOf(text, ']', open);
        var equals = text.IndexOf('=', open);
        if (equals < 0 || close < equals || !FieldPath.TryParse(text[..open], out var list, out _) || !FieldPath.TryParse(text[(close + 1)..].TrimStart('.'), out var field, out _))
        {
            return default;
        }

        return field.In(ItemOf(list.In(subject), text[(open + 1)..equals], text[(equals + 1)..close]));
    }

    private static JsonValue ItemOf(JsonValue list, string key, string wanted)
    {
        var segment = PathSegment.Of(key);
        foreach (var item in list.Elements)
        {
            if (KeyText(segment.In(item)) == wanted)
            {
                return item;
            }
        }

        return default;
    }

    // An index has a digit behind the bracket, and a name a quote.
    private static int StartOfItem(string text)
    {
        var open = QuotedText.IndexOf(text, '[', 0);
        while (open >= 0 && (open == text.Length - 1 || !char.IsAsciiLetter(text[open + 1])))
        {
            open = QuotedText.IndexOf(text, '[', open + 1);
        }

        return open;
    }

    private static bool IsBare(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
