using System.Text;

namespace Caveat.Json;

/// <summary>Writes the steps of a path.</summary>
internal static class FieldPathPrinter
{
    /// <summary>Whether a character can stand in a bare name.</summary>
    public static bool IsBare(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$' || c > '\u009F';

    public static void Append(StringBuilder builder, in PathSegment segment)
    {
        if (segment.Name is not { } name)
        {
            builder.Append('[').Append(segment.Index).Append(']');
        }
        else if (IsBareName(name))
        {
            builder.Append(builder.Length == 0 ? "" : ".").Append(name);
        }
        else
        {
            AppendQuoted(builder, name);
        }
    }

    private static bool IsBareName(string name)
    {
        foreach (var c in name)
        {
            if (!IsBare(c))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static void AppendQuoted(StringBuilder builder, string name)
    {
        builder.Append("[\"");
        foreach (var c in name)
        {
            _ = c switch
            {
                '"' or '\\' => builder.Append('\\').Append(c),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                < ' ' or '\u007F' => builder.Append($"\\u{(int)c:x4}"),
                _ => builder.Append(c),
            };
        }

        builder.Append("\"]");
    }
}
