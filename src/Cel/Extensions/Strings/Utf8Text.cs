using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>Strings by code point over well-formed UTF-8. Positions are in code points, offsets in bytes.</summary>
internal static class Utf8Text
{
    public static Value ToValue(ReadOnlySpan<byte> utf8) => Value.Of(new Utf8String(utf8.ToArray()));

    /// <summary>Whether a byte begins a code point.</summary>
    public static bool Begins(byte b) => (b & 0xC0) != 0x80;

    /// <summary>Bytes of the code point that begins at an offset.</summary>
    public static int LengthAt(ReadOnlySpan<byte> utf8, int offset) => utf8[offset] switch
    {
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    /// <summary>The offset of a position from 0 to the count; -1 for one outside.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> utf8, long position)
    {
        if (position < 0)
        {
            return -1;
        }

        var offset = 0;
        for (; position > 0 && offset < utf8.Length; position--)
        {
            offset += LengthAt(utf8, offset);
        }

        return position == 0 ? offset : -1;
    }

    /// <summary>What Go's <c>strings.TrimSpace</c> takes away at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (Rune.DecodeFromUtf8(utf8, out var first, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            utf8 = utf8[length..];
        }

        while (Rune.DecodeLastFromUtf8(utf8, out var last, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            utf8 = utf8[..^length];
        }

        return utf8;
    }
}
