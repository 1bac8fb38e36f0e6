using System.Globalization;
using System.Text;
using Caveat.Json;
using Caveat.Text;

namespace Caveat.Policies.Evaluation;

/// <summary>Fields with their values as messages show them.</summary>
internal static class FieldTexts
{
    public static IReadOnlyList<FieldValue> Of(JsonValue subject, IReadOnlyList<FieldPath> fields)
    {
        var texts = new FieldValue[fields.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = new FieldValue(Cut(fields[i].ToString(), FieldValue.MaxPathLength), Show(fields[i].In(subject)));
        }

        return texts;
    }

    public static FieldValue Of(string path, JsonValue before, JsonValue after) =>
        new(Cut(path, FieldValue.MaxPathLength), Show(after), Show(before)) { IsChange = true };

    /// <summary>Compact JSON, cut at <see cref="FieldValue.MaxValueLength"/>; null for an absent value.</summary>
    public static string? Show(JsonValue value)
    {
        if (!value.Exists)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, value);
        return Cut(text.ToString(), FieldValue.MaxValueLength);
    }

    /// <summary>A text of at most so many UTF-16 code units; an ellipsis stands for what is cut off.</summary>
    public static string Cut(string text, int maxLength) => text.Length <= maxLength ? text : Excerpt.Of(text, maxLength - 1);

    // Stops soon after the limit, so that a large value costs no more than a small one; depth is the document's, which its reader bounds.
    private static void Append(StringBuilder text, JsonValue value)
    {
        if (text.Length > FieldValue.MaxValueLength)
        {
            return;
        }

        switch (value.Kind)
        {
            case JsonKind.Array:
                AppendElements(text, value);
                break;
            case JsonKind.Object:
                AppendProperties(text, value);
                break;
            default:
                AppendScalar(text, value);
                break;
        }
    }

    private static void AppendScalar(StringBuilder text, JsonValue value)
    {
        if (value.Kind == JsonKind.String)
        {
            AppendString(text, value.Utf8);
            return;
        }

        var raw = value.Raw;
        var shown = raw[..Math.Min(raw.Length, FieldValue.MaxValueLength * 4)];
        text.Append(Encoding.UTF8.GetString(shown));
    }

    // Not as it came: an API server escapes <, > and & too, and people look for what they wrote.
    private static void AppendString(StringBuilder text, ReadOnlySpan<byte> utf8)
    {
        text.Append('"');
        foreach (var unit in Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, FieldValue.MaxValueLength * 4)]))
        {
            _ = unit switch
            {
                '"' or '\\' => text.Append('\\').Append(unit),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(unit),
            };
        }

        text.Append('"');
    }

    private static void AppendElements(StringBuilder text, JsonValue array)
    {
        text.Append('[');
        var first = true;
        foreach (var element in array.Elements)
        {
            text.Append(first ? "" : ",");
            first = false;
            Append(text, element);
            if (text.Length > FieldValue.MaxValueLength)
            {
                return;
            }
        }

        text.Append(']');
    }

    private static void AppendProperties(StringBuilder text, JsonValue obj)
    {
        text.Append('{');
        var first = true;
        foreach (var property in obj.Properties)
        {
            text.Append(first ? "" : ",");
            first = false;
            AppendScalar(text, property.NameValue);
            text.Append(':');
            Append(text, property.Value);
            if (text.Length > FieldValue.MaxValueLength)
            {
                return;
            }
        }

        text.Append('}');
    }
}
