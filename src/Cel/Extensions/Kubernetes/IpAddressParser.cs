using System.Globalization;
using Caveat.Cel.Extensions.Strings;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>
/// Reads addresses as strictly as Go's <c>netip.ParseAddr</c>: four decimal fields without leading zeros, or RFC 4291's text; errors in its words. A zone is read and
/// told of, for the caller to refuse.
/// </summary>
internal static class IpAddressParser
{
    /// <summary>An address, or the message of why it is none.</summary>
    public static bool TryParse(string text, out IpAddress address, out bool hasZone, out string error)
    {
        (address, hasZone, error) = (default, false, "");
        foreach (var c in text)
        {
            switch (c)
            {
                case '.':
                    return TryV4(text, text, out address, out error);
                case ':':
                    return TryV6(text, out address, out hasZone, out error);
                case '%':
                    error = Error(text, "missing IPv6 address");
                    return false;
            }
        }

        error = Error(text, "unable to parse IP");
        return false;
    }

    private static string Error(string text, string message, string? at = null) =>
        $"ParseAddr({GoQuote.Of(text)}): {message}" + (at is null ? "" : $" (at {GoQuote.Of(at)})");

    private static bool TryV4(string whole, string text, out IpAddress address, out string error)
    {
        address = default;
        var (bits, fields, digits, field) = (0u, 0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var message = text[i] == '.' ? EndField(text, i, fields, digits) : AddDigit(text[i], digits, ref field);
            if (message is not null)
            {
                error = message.EndsWith('!') ? Error(whole, message[..^1], text[i..]) : Error(whole, message);
                return false;
            }

            digits++;
            if (text[i] == '.')
            {
                bits = (bits << 8) | (uint)field;
                (digits, field) = (0, 0);
                fields++;
            }
        }

        error = fields < 3 ? Error(whole, "IPv4 address too short") : "";
        address = new IpAddress((bits << 8) | (uint)field, IsV4: true);
        return fields == 3;
    }

    /// <summary>A message that ends with an exclamation mark says where.</summary>
    private static string? AddDigit(char c, int digits, ref int field)
    {
        if (!char.IsAsciiDigit(c))
        {
            return "unexpected character!";
        }

        if (digits == 1 && field == 0)
        {
            return "IPv4 field has octet with leading zero";
        }

        field = (field * 10) + c - '0';
        return field > 255 ? "IPv4 field has value >255" : null;
    }

    private static string? EndField(string text, int at, int fields, int digits)
    {
        if (digits == 0 || at == text.Length - 1)
        {
            return "IPv4 field must have at least one digit!";
        }

        return fields == 3 ? "IPv4 address too long" : null;
    }

    private static bool TryV6(string text, out IpAddress address, out bool hasZone, out string error)
    {
        address = default;
        var percent = text.IndexOf('%', StringComparison.Ordinal);
        hasZone = percent >= 0;
        if (percent == text.Length - 1)
        {
            error = Error(text, "zone must be a non-empty string");
            return false;
        }

        var groups = new IpV6Groups(hasZone ? text[..percent] : text);
        if (groups.Read() is { } message)
        {
            error = message.At is null ? Error(text, message.Text) : Error(text, message.Text, message.At);
            return false;
        }

        address = new IpAddress(groups.Bits, IsV4: false);
        error = "";
        return true;
    }

    /// <summary>The four fields at the end of an IPv6 address.</summary>
    public static bool TryEmbedded(string text, out uint bits)
    {
        var isAddress = TryV4(text, text, out var address, out _);
        bits = (uint)address.Bits;
        return isAddress;
    }

    /// <summary>A prefix: an address, a slash, and bits without sign or leading zeros.</summary>
    public static bool TryPrefix(string text, out IpAddress address, out int prefixLength, out string error)
    {
        (address, prefixLength) = (default, 0);
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            error = $"netip.ParsePrefix({GoQuote.Of(text)}): no '/'";
            return false;
        }

        if (!TryParse(text[..slash], out address, out var hasZone, out error) || hasZone)
        {
            error = $"netip.ParsePrefix({GoQuote.Of(text)}): " + (hasZone && error.Length == 0 ? "IPv6 zones cannot be present in a prefix" : error);
            return false;
        }

        var digits = text[(slash + 1)..];
        if (digits.Length is 0 or > 9 || digits.AsSpan().ContainsAnyExceptInRange('0', '9') || (digits.Length > 1 && digits[0] == '0'))
        {
            error = $"netip.ParsePrefix({GoQuote.Of(text)}): bad bits after slash: {GoQuote.Of(digits)}";
            return false;
        }

        prefixLength = int.Parse(digits, CultureInfo.InvariantCulture);
        error = prefixLength > address.Length ? $"netip.ParsePrefix({GoQuote.Of(text)}): prefix length out of range" : "";
        return error.Length == 0;
    }
}
