using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>Finding characters and substrings.</summary>
internal static class StringSearch
{
    public static Value CharAt(Value text, Value index)
    {
        var utf8 = text.AsUtf8;
        var offset = Utf8Text.OffsetOf(utf8, index.AsInt);
        if (offset < 0)
        {
            return StringErrors.IndexOutOfRange(index.AsInt);
        }

        return offset == utf8.Length ? Value.Of("") : Utf8Text.ToValue(utf8.Slice(offset, Utf8Text.LengthAt(utf8, offset)));
    }

    public static Value IndexOf(Value text, Value part) =>
        part.AsUtf8.IsEmpty ? Value.Of(0L) : Position(text.AsUtf8, text.AsUtf8.IndexOf(part.AsUtf8));

    /// <summary>An empty part is found wherever the search begins, outside of the string too: so does cel-go.</summary>
    public static Value IndexOfFrom(Value text, Value part, Value from)
    {
        if (part.AsUtf8.IsEmpty)
        {
            return from;
        }

        var utf8 = text.AsUtf8;
        var offset = Utf8Text.OffsetOf(utf8, from.AsInt);
        if (offset < 0 || offset == utf8.Length)
        {
            return StringErrors.IndexOutOfRange(from.AsInt);
        }

        var found = utf8[offset..].IndexOf(part.AsUtf8);
        return Position(utf8, found < 0 ? -1 : offset + found);
    }

    public static Value LastIndexOf(Value text, Value part)
    {
        var utf8 = text.AsUtf8;
        return part.AsUtf8.IsEmpty ? Value.Of((long)CodePoints.Count(utf8)) : Position(utf8, utf8.LastIndexOf(part.AsUtf8));
    }

    /// <summary>The last place at or before a position.</summary>
    public static Value LastIndexOfFrom(Value text, Value part, Value from)
    {
        if (part.AsUtf8.IsEmpty)
        {
            return from;
        }

        var utf8 = text.AsUtf8;
        var offset = Utf8Text.OffsetOf(utf8, from.AsInt);
        if (offset < 0 || offset == utf8.Length)
        {
            return StringErrors.IndexOutOfRange(from.AsInt);
        }

        var end = Math.Min(utf8.Length, (long)offset + part.AsUtf8.Length);
        return Position(utf8, utf8[..(int)end].LastIndexOf(part.AsUtf8));
    }

    private static Value Position(ReadOnlySpan<byte> utf8, int offset) => Value.Of(offset < 0 ? -1L : CodePoints.Count(utf8[..offset]));
}
