using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary><c>split</c>, as Go's <c>strings.SplitN</c> does it.</summary>
internal static class StringSplitting
{
    public static Value Split(Value text, Value separator) => Split(text.AsUtf8, separator.AsUtf8, -1);

    public static Value SplitSome(Value text, Value separator, Value limit) => Split(text.AsUtf8, separator.AsUtf8, limit.AsInt);

    /// <param name="text">What is split; with an empty separator, into its code points.</param>
    /// <param name="separator">May be empty.</param>
    /// <param name="limit">Most parts, the last of which is the rest; 0 gives none, a negative number all.</param>
    private static Value Split(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separator, long limit)
    {
        var parts = new List<Value>();
        var rest = text;
        while (limit < 0 || parts.Count < limit - 1)
        {
            var at = separator.IsEmpty ? EndOfFirst(rest) : rest.IndexOf(separator);
            if (at < 0)
            {
                break;
            }

            parts.Add(Utf8Text.ToValue(rest[..at]));
            rest = rest[(at + separator.Length)..];
            if (parts.Count > ValueLimits.MaxListElements)
            {
                return StringErrors.TooManyParts(parts.Count);
            }
        }

        if (limit != 0 && !(separator.IsEmpty && text.IsEmpty))
        {
            parts.Add(Utf8Text.ToValue(rest));
        }

        return Value.Of(new ValueList([.. parts]));
    }

    /// <summary>Bytes of the first code point; -1 where it is the last one, which is then the rest.</summary>
    private static int EndOfFirst(ReadOnlySpan<byte> rest)
    {
        var length = rest.IsEmpty ? 0 : Utf8Text.LengthAt(rest, 0);
        return length < rest.Length ? length : -1;
    }
}
