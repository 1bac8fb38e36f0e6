using System.Globalization;
using System.Text;

namespace Caveat.Cel.Values;

/// <summary>Values as text.</summary>
public static class ValueFormatter
{
    /// <summary>
    /// As an expression that equals the value where there is one: <c>[1, 2u, 1.0, "a"]</c>, <c>duration("1s")</c>; an error as <c>error: </c> and its message. Lists and maps
    /// nested deeper than <see cref="ValueLimits.MaxNesting"/> are shown as <c>…</c>.
    /// </summary>
    public static string Format(in Value value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>As messages show it: a string without quotes, a number without a suffix.</summary>
    public static string Plain(in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsText,
        ValueKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => DoubleText.Shortest(value.AsDouble),
        ValueKind.Timestamp => TimestampText.Format(value.As<TimestampObject>()),
        ValueKind.Duration => DurationText.Format(value.AsNanoseconds),
        _ => Format(value),
    };

    /// <summary>A string as a literal, with escapes for quotes, backslashes and control characters.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2);
        AppendQuoted(builder, text);
        return builder.ToString();
    }

    private static void Append(StringBuilder text, in Value value, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.List:
                AppendList(text, value, depth + 1);
                break;
            case ValueKind.Map:
                AppendMap(text, value, depth + 1);
                break;
            case ValueKind.Optional:
                AppendOptional(text, value.As<OptionalObject>(), depth + 1);
                break;
            case ValueKind.String:
                AppendQuoted(text, value.AsText);
                break;
            case ValueKind.Bytes:
                AppendBytes(text, value.As<BytesObject>().Bytes.Span);
                break;
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private static string Scalar(in Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Bool => value.AsBool ? "true" : "false",
        ValueKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        ValueKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture) + "u",
        ValueKind.Double => DoubleText.Literal(value.AsDouble),
        ValueKind.Timestamp => $"timestamp(\"{TimestampText.Format(value.As<TimestampObject>())}\")",
        ValueKind.Duration => $"duration(\"{DurationText.Format(value.AsNanoseconds)}\")",
        ValueKind.Type => value.As<TypeObject>().Type.Name,
        ValueKind.Opaque => value.As<OpaqueObject>().ToString(),
        ValueKind.Error => "error: " + value.AsError.Message,
        _ => "<absent>",
    };

    private static void AppendList(StringBuilder text, in Value value, int depth)
    {
        if (depth > ValueLimits.MaxNesting)
        {
            text.Append('…');
            return;
        }

        var list = value.As<ListObject>();
        var count = list.Count(value.Bits);
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list.At(value.Bits, i), depth);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, in Value value, int depth)
    {
        if (depth > ValueLimits.MaxNesting)
        {
            text.Append('…');
            return;
        }

        var map = value.As<MapObject>();
        var count = map.Count(value.Bits);
        text.Append('{');
        for (var i = 0; i < count; i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            text.Append(i == 0 ? "" : ", ");
            Append(text, key, depth);
            text.Append(": ");
            Append(text, entry, depth);
        }

        text.Append('}');
    }

    private static void AppendOptional(StringBuilder text, OptionalObject optional, int depth)
    {
        if (!optional.HasValue)
        {
            text.Append("optional.none()");
            return;
        }

        text.Append("optional.of(");
        if (depth > ValueLimits.MaxNesting)
        {
            text.Append('…');
        }
        else
        {
            Append(text, optional.Inner, depth);
        }

        text.Append(')');
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append("b\"");
        foreach (var one in bytes)
        {
            if (one is >= 0x20 and < 0x7F and not ((byte)'"' or (byte)'\\'))
            {
                text.Append((char)one);
            }
            else
            {
                text.Append("\\x").Append(one.ToString("x2", CultureInfo.InvariantCulture));
            }
        }

        text.Append('"');
    }

    private static void AppendQuoted(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            AppendEscaped(text, c);
        }

        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, char c)
    {
        var escape = c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' or '\x7F' => $"\\x{(int)c:x2}",
            _ => null,
        };
        _ = escape is null ? text.Append(c) : text.Append(escape);
    }
}
