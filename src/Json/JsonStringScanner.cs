using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Caveat.Json;

/// <summary>Finds the end of strings, and undoes their escapes: RFC 8259, section 7.</summary>
internal static class JsonStringScanner
{
    private const int HexDigits = 4;
    private const int FirstHighSurrogate = 0xD800;
    private const int FirstLowSurrogate = 0xDC00;
    private const int LastSurrogate = 0xDFFF;

    /// <summary>Offset of the first quote, backslash or control character, or the length of the text.</summary>
    public static int EndOfPlain(ReadOnlySpan<byte> input, int position)
    {
        ref var origin = ref MemoryMarshal.GetReference(input);
        while (position <= input.Length - Vector128<byte>.Count)
        {
            var mask = StopsIn(Vector128.LoadUnsafe(ref origin, (nuint)position));
            if (mask != 0)
            {
                return position + BitOperations.TrailingZeroCount(mask);
            }

            position += Vector128<byte>.Count;
        }

        while (position < input.Length && input[position] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            position++;
        }

        return position;
    }

    /// <summary>
    /// Copies the rest of a string without its escapes, which make it shorter, from the first byte that is not plain up to the closing quote,
    /// where the position is afterwards.
    /// </summary>
    public static bool TryUnescape(
        ReadOnlySpan<byte> input, ref int position, Span<byte> destination, ref int written, [NotNullWhen(false)] out JsonError? error)
    {
        error = null;
        while (position < input.Length)
        {
            CopySimple(input, ref position, destination, ref written);
            var end = EndOfPlain(input, position);
            input[position..end].CopyTo(destination[written..]);
            written += end - position;
            position = end;
            if (position == input.Length)
            {
                break;
            }

            var found = input[position];
            if (found == '"')
            {
                return true;
            }

            error = found == '\\'
                ? Unescape(input, ref position, destination, ref written)
                : JsonErrors.ControlCharacter(position, found);
            if (error is not null)
            {
                return false;
            }
        }

        error = JsonErrors.Truncated(position);
        return false;
    }

    // Bit i is set when byte i is a quote, a backslash or a control character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StopsIn(Vector128<byte> bytes) =>
        (Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    // A string that holds JSON has an escape every few bytes. Sixteen bytes are copied whether they count or not, which costs less than asking; so
    // this stops at the last bytes of either side, and at anything but a plain byte or an escape of one letter.
    private static void CopySimple(ReadOnlySpan<byte> input, ref int position, Span<byte> destination, ref int written)
    {
        ref var source = ref MemoryMarshal.GetReference(input);
        ref var target = ref MemoryMarshal.GetReference(destination);
        var (from, to) = (position, written);
        var lastFrom = input.Length - Vector128<byte>.Count - 2;
        var lastTo = destination.Length - Vector128<byte>.Count - 1;
        while (from <= lastFrom && to <= lastTo)
        {
            var bytes = Vector128.LoadUnsafe(ref source, (nuint)from);
            bytes.StoreUnsafe(ref target, (nuint)to);
            var mask = StopsIn(bytes);
            var plain = mask == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(mask);
            from += plain;
            to += plain;
            if (mask == 0)
            {
                continue;
            }

            var meant = input[from] == '\\' ? Meaning(input[from + 1]) : (byte)0;
            if (meant == 0)
            {
                break;
            }

            destination[to++] = meant;
            from += 2;
        }

        (position, written) = (from, to);
    }

    private static JsonError? Unescape(ReadOnlySpan<byte> input, ref int position, Span<byte> destination, ref int written)
    {
        if (position + 1 == input.Length)
        {
            return JsonErrors.Truncated(input.Length);
        }

        var escape = input[position + 1];
        if (escape == 'u')
        {
            return UnescapeUnicode(input, ref position, destination, ref written);
        }

        var meant = Meaning(escape);
        if (meant == 0)
        {
            return JsonErrors.InvalidEscape(position);
        }

        destination[written++] = meant;
        position += 2;
        return null;
    }

    private static byte Meaning(byte escape) => escape switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => escape,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => 0,
    };

    private static JsonError? UnescapeUnicode(ReadOnlySpan<byte> input, ref int position, Span<byte> destination, ref int written)
    {
        var start = position;
        if (!TryReadUnit(input, ref position, out var unit))
        {
            return position == input.Length ? JsonErrors.Truncated(position) : JsonErrors.InvalidEscape(start);
        }

        var codePoint = unit;
        if (unit is >= FirstHighSurrogate and <= LastSurrogate)
        {
            if (unit >= FirstLowSurrogate || !TryReadUnit(input, ref position, out var low) || low is < FirstLowSurrogate or > LastSurrogate)
            {
                return JsonErrors.LoneSurrogate(start);
            }

            codePoint = 0x10000 + ((unit - FirstHighSurrogate) << 10) + (low - FirstLowSurrogate);
        }

        written += new Rune(codePoint).EncodeToUtf8(destination[written..]);
        return null;
    }

    // Reads \uXXXX; where it isn't one, the position stays, or is the end of the text when that comes too early.
    private static bool TryReadUnit(ReadOnlySpan<byte> input, ref int position, out int unit)
    {
        unit = 0;
        var rest = input[position..];
        if (!rest.StartsWith("\\u"u8))
        {
            return false;
        }

        for (var i = 2; i < 2 + HexDigits; i++)
        {
            if (i == rest.Length)
            {
                position = input.Length;
                return false;
            }

            var digit = HexDigit(rest[i]);
            if (digit < 0)
            {
                return false;
            }

            unit = (unit << 4) | digit;
        }

        position += 2 + HexDigits;
        return true;
    }

    private static int HexDigit(byte found) => found switch
    {
        >= (byte)'0' and <= (byte)'9' => found - '0',
        >= (byte)'a' and <= (byte)'f' => found - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => found - 'A' + 10,
        _ => -1,
    };
}
