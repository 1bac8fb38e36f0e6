using System.Buffers;
using System.Buffers.Text;

namespace Caveat.Schema.Formats;

/// <summary>Formats of characters: base64, UUID, JSON Pointer.</summary>
internal static class EncodingFormats
{
    private const int HexDigitsOfUuid = 32;

    private static readonly SearchValues<byte> Base64Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>RFC 4648, section 4, padded and without white space.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(Base64Alphabet) < 0 && Base64.IsValid(text);

    /// <summary>RFC 9562, section 4.</summary>
    public static bool IsUuid(ReadOnlySpan<byte> text) => text.Length == HexDigitsOfUuid + 4 && IsUuidOrHex(text);

    /// <summary>As the API server reads it: each hyphen may be left out.</summary>
    public static bool IsUuidOrHex(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        var wasHyphen = false;
        foreach (var c in text)
        {
            if (c == '-' && !wasHyphen && digits is 8 or 12 or 16 or 20)
            {
                wasHyphen = true;
                continue;
            }

            if (!char.IsAsciiHexDigit((char)c))
            {
                return false;
            }

            digits++;
            wasHyphen = false;
        }

        return digits == HexDigitsOfUuid;
    }

    /// <summary>RFC 6901, section 3.</summary>
    public static bool IsJsonPointer(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ((byte)'0' or (byte)'1')))
            {
                return false;
            }
        }

        return true;
    }
}
