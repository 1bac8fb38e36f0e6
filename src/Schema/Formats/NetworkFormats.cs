using System.Buffers;

namespace Caveat.Schema.Formats;

/// <summary>Addresses and names of networks.</summary>
internal static class NetworkFormats
{
    // RFC 1035, section 2.3.4; the RFC's 255 octets count lengths and the root, which leaves 253 characters.
    private const int MaxHostNameBytes = 253;
    private const int MaxLabelBytes = 63;

    // RFC 5321, section 4.5.3.1.1.
    private const int MaxLocalPartBytes = 64;

    private static readonly SearchValues<byte> NotInLocalPart = SearchValues.Create(" \t@<>,"u8);

    private static readonly SearchValues<byte> NotInUri = SearchValues.Create(
        [.. Controls(), (byte)' ', (byte)'"', (byte)'<', (byte)'>', (byte)'\\', (byte)'^', (byte)'`', (byte)'{', (byte)'|', (byte)'}', 0x7F]);

    /// <summary>Labels of letters, digits and hyphens, no hyphen first or last (RFC 1123, section 2.1). Letters beyond ASCII count, as on the API server.</summary>
    public static bool IsHostName(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxHostNameBytes)
        {
            return false;
        }

        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            if (!IsLabel(dot < 0 ? text : text[..dot]))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            text = text[(dot + 1)..];
        }
    }

    /// <summary>A local part without white space, <c>@</c>, and a host name; or a name with such an address in angle brackets (RFC 5322, section 3.4).</summary>
    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var open = text.IndexOf((byte)'<');
        var address = open >= 0 && text[^1] == '>' ? text[(open + 1)..^1] : text;
        var at = address.LastIndexOf((byte)'@');
        return at is > 0 and <= MaxLocalPartBytes && address[..at].IndexOfAny(NotInLocalPart) < 0 && IsHostName(address[(at + 1)..]);
    }

    /// <summary>Four decimal numbers without leading zeros.</summary>
    public static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        for (var part = 0; part < 4; part++)
        {
            var dot = text.IndexOf((byte)'.');
            if ((dot < 0) != (part == 3) || !IsNumber(dot < 0 ? text : text[..dot], 255))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return true;
    }

    /// <summary>RFC 4291, section 2.2, without a zone.</summary>
    public static bool IsIPv6(ReadOnlySpan<byte> text)
    {
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return CountGroups(text, mayEndInIPv4: true) == 8;
        }

        var after = text[(gap + 2)..];
        var left = gap == 0 ? 0 : CountGroups(text[..gap], mayEndInIPv4: false);
        var right = after.IsEmpty ? 0 : CountGroups(after, mayEndInIPv4: true);
        return left >= 0 && right >= 0 && left + right <= 7;
    }

    /// <summary>An address, <c>/</c>, and the length of a prefix.</summary>
    public static bool IsCidr(ReadOnlySpan<byte> text)
    {
        var slash = text.LastIndexOf((byte)'/');
        if (slash < 0)
        {
            return false;
        }

        var address = text[..slash];
        var length = text[(slash + 1)..];
        return (IsIPv4(address) && IsNumber(length, 32)) || (IsIPv6(address) && IsNumber(length, 128));
    }

    /// <summary>Six, eight or twenty bytes in hexadecimal: in pairs with colons or hyphens, or in fours with dots.</summary>
    public static bool IsMac(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5)
        {
            return false;
        }

        var (separator, width) = text[2] is (byte)':' or (byte)'-' ? (text[2], 2) : ((byte)'.', 4);
        for (var i = 0; i < text.Length; i++)
        {
            var isSeparator = i % (width + 1) == width;
            if (isSeparator ? text[i] != separator : !char.IsAsciiHexDigit((char)text[i]))
            {
                return false;
            }
        }

        var digits = (text.Length + 1) / (width + 1) * width;
        return (text.Length + 1) % (width + 1) == 0 && digits is 12 or 16 or 40;
    }

    /// <summary>RFC 3986, section 3, as far as characters and the scheme go.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || !char.IsAsciiLetter((char)text[0]) || !IsUriReference(text))
        {
            return false;
        }

        foreach (var c in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A URI, or an absolute path, as the API server takes it.</summary>
    public static bool IsRequestUri(ReadOnlySpan<byte> text) => IsUri(text) || (text.Length > 0 && text[0] == '/' && IsUriReference(text));

    /// <summary>Characters of RFC 3986, section 2; every percent sign with two hexadecimal digits.</summary>
    public static bool IsUriReference(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(NotInUri) >= 0)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isBroken = text[i] == '%'
                && (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2]));
            if (isBroken)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > MaxLabelBytes || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c != '-' && c < 0x80)
            {
                return false;
            }
        }

        return true;
    }

    // Groups of up to four hexadecimal digits, an IPv4 address counting as two; -1 for anything else.
    private static int CountGroups(ReadOnlySpan<byte> text, bool mayEndInIPv4)
    {
        for (var count = 1; ; count++)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && mayEndInIPv4 && IsIPv4(group))
            {
                return count + 1;
            }

            if (!IsHexGroup(group))
            {
                return -1;
            }

            if (colon < 0)
            {
                return count;
            }

            text = text[(colon + 1)..];
        }
    }

    private static bool IsHexGroup(ReadOnlySpan<byte> group)
    {
        foreach (var c in group)
        {
            if (!char.IsAsciiHexDigit((char)c))
            {
                return false;
            }
        }

        return group.Length is >= 1 and <= 4;
    }

    private static bool IsNumber(ReadOnlySpan<byte> digits, int max)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
            if (digit is < (byte)'0' or > (byte)'9' || number > max)
            {
                return false;
            }
        }

        return digits.Length == 1 || (digits.Length > 1 && digits[0] != '0');
    }

    private static byte[] Controls()
    {
        var controls = new byte[0x20];
        for (var i = 0; i < controls.Length; i++)
        {
            controls[i] = (byte)i;
        }

        return controls;
    }
}
