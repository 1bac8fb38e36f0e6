using System.Buffers;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>Making strings of strings.</summary>
internal static class StringEditing
{
    public static Value LowerAscii(Value text)
    {
        var utf8 = text.AsUtf8.ToArray();
        foreach (ref var b in utf8.AsSpan())
        {
            b = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
        }

        return Value.Of(new Utf8String(utf8));
    }

    public static Value UpperAscii(Value text)
    {
        var utf8 = text.AsUtf8.ToArray();
        foreach (ref var b in utf8.AsSpan())
        {
            b = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b & ~0x20) : b;
        }

        return Value.Of(new Utf8String(utf8));
    }

    public static Value Trim(Value text) => Utf8Text.ToValue(Utf8Text.Trim(text.AsUtf8));

    public static Value Substring(Value text, Value start)
    {
        var offset = Utf8Text.OffsetOf(text.AsUtf8, start.AsInt);
        return offset < 0 ? StringErrors.IndexOutOfRange(start.AsInt) : Utf8Text.ToValue(text.AsUtf8[offset..]);
    }

    public static Value SubstringTo(Value text, Value start, Value end)
    {
        if (start.AsInt > end.AsInt)
        {
            return StringErrors.InvalidRange(start.AsInt, end.AsInt);
        }

        var first = Utf8Text.OffsetOf(text.AsUtf8, start.AsInt);
        if (first < 0)
        {
            return StringErrors.IndexOutOfRange(start.AsInt);
        }

        var length = Utf8Text.OffsetOf(text.AsUtf8[first..], end.AsInt - start.AsInt);
        return length < 0 ? StringErrors.IndexOutOfRange(end.AsInt) : Utf8Text.ToValue(text.AsUtf8.Slice(first, length));
    }

    /// <summary>By code point, not by grapheme.</summary>
    public static Value Reverse(Value text)
    {
        var utf8 = text.AsUtf8;
        var reversed = new byte[utf8.Length];
        for (var offset = 0; offset < utf8.Length;)
        {
            var length = Utf8Text.LengthAt(utf8, offset);
            utf8.Slice(offset, length).CopyTo(reversed.AsSpan(utf8.Length - offset - length));
            offset += length;
        }

        return Value.Of(new Utf8String(reversed));
    }

    public static Value Replace(Value text, Value old, Value with) => Replace(text.AsUtf8, old.AsUtf8, with.AsUtf8, -1);

    /// <summary>At most so many; all of them where the number is negative.</summary>
    public static Value ReplaceSome(Value[] arguments) =>
        Replace(arguments[0].AsUtf8, arguments[1].AsUtf8, arguments[2].AsUtf8, arguments[3].AsInt);

    public static Value Join(Value list) => Join(list, default);

    public static Value JoinWith(Value list, Value separator) => Join(list, separator.AsUtf8);

    /// <summary>In quotes that make any byte sequence a literal: what is no UTF-8 becomes U+FFFD.</summary>
    public static Value Quote(Value text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.AsText.EnumerateRunes())
        {
            quoted.Append(Escape(rune));
        }

        return Value.Of(quoted.Append('"').ToString());
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\a' => @"\a",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\v' => @"\v",
        '\\' => @"\\",
        '"' => "\\\"",
        _ => rune.ToString(),
    };

    private static Value Replace(ReadOnlySpan<byte> text, ReadOnlySpan<byte> old, ReadOnlySpan<byte> with, long limit)
    {
        var result = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        var rest = text;
        for (var count = 0L; limit < 0 || count < limit; count++)
        {
            var at = old.IsEmpty ? EmptyMatchAt(rest, count) : rest.IndexOf(old);
            if (at < 0)
            {
                break;
            }

            result.Write(rest[..at]);
            result.Write(with);
            rest = rest[(at + old.Length)..];
            if (result.WrittenCount > ValueLimits.MaxStringBytes)
            {
                return StringErrors.TooLong(result.WrittenCount);
            }
        }

        result.Write(rest);
        return Utf8Text.ToValue(result.WrittenSpan);
    }

    /// <summary>The empty string stands before the first code point and after each.</summary>
    private static int EmptyMatchAt(ReadOnlySpan<byte> rest, long count) => count == 0 ? 0 : rest.IsEmpty ? -1 : Utf8Text.LengthAt(rest, 0);

    private static Value Join(Value list, ReadOnlySpan<byte> separator)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        var result = new ArrayBufferWriter<byte>();
        for (var i = 0; i < count; i++)
        {
            var element = source.At(list.Bits, i);
            if (element.Kind != ValueKind.String)
            {
                return element.IsError ? element : StringErrors.NotText(element);
            }

            result.Write(i == 0 ? default : separator);
            result.Write(element.AsUtf8);
            if (result.WrittenCount > ValueLimits.MaxStringBytes)
            {
                return StringErrors.TooLong(result.WrittenCount);
            }
        }

        return Utf8Text.ToValue(result.WrittenSpan);
    }
}
