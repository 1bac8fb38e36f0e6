using System.Globalization;
using System.Text;
using Caveat.Cel.Extensions.Strings;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Percent-encoding as Go's <c>net/url</c> does it. Texts are bytes: each character is one of U+0000 to U+00FF.</summary>
internal static class UrlEscaping
{
    private const string HostCharacters = "!$&'()*+,;=:[]<>\"";

    /// <summary>The text with its escapes taken out, or the message of why that can't be.</summary>
    public static string? Unescape(string text, UrlPart part, out string error)
    {
        var plain = new StringBuilder(text.Length);
        error = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (!TryEscape(text, i, part, plain))
                {
                    error = "invalid URL escape " + GoQuote.Of(Encoding.Latin1.GetBytes(text[i..Math.Min(text.Length, i + 3)]));
                    return null;
                }

                i += 2;
                continue;
            }

            if (part is UrlPart.Host or UrlPart.Zone && text[i] < 0x80 && MustEscape(text[i], part))
            {
                error = $"invalid character {GoQuote.Of(text[i..(i + 1)])} in host name";
                return null;
            }

            plain.Append(part == UrlPart.Query && text[i] == '+' ? ' ' : text[i]);
        }

        return plain.ToString();
    }

    /// <summary>A path or a fragment with what must be escaped escaped.</summary>
    public static string Escape(string text, UrlPart part)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = MustEscape(c, part) ? escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Whether nothing in a path or a fragment that was given as escaped needs escaping.</summary>
    public static bool IsEscaped(string text, UrlPart part)
    {
        foreach (var c in text)
        {
            if (!"!$&'()*+,;=:@[]%".Contains(c, StringComparison.Ordinal) && MustEscape(c, part))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryEscape(string text, int at, UrlPart part, StringBuilder plain)
    {
        if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
        {
            return false;
        }

        var c = (char)byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        plain.Append(c);
        return part switch
        {
            UrlPart.Host => c >= 0x80 || c == '%',
            UrlPart.Zone => c is '%' or ' ' || !MustEscape(c, UrlPart.Host),
            _ => true,
        };
    }

    private static bool MustEscape(char c, UrlPart part)
    {
        if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
        {
            return false;
        }

        return part switch
        {
            UrlPart.Host or UrlPart.Zone => !HostCharacters.Contains(c, StringComparison.Ordinal),
            UrlPart.Path => !"$&+,/:;=@".Contains(c, StringComparison.Ordinal),
            UrlPart.Fragment => !"$&+,/:;=?@!()*".Contains(c, StringComparison.Ordinal),
            _ => true,
        };
    }
}
