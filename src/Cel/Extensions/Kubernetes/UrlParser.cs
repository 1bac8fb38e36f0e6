using System.Text;
using Caveat.Cel.Extensions.Strings;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Reads URLs as Go's <c>url.ParseRequestURI</c> does: an absolute URL or an absolute path; a fragment is not looked for.</summary>
internal static class UrlParser
{
    /// <summary>The URL, or null and the message in Go's words.</summary>
    public static UrlObject? Parse(ReadOnlySpan<byte> utf8, out string error)
    {
        var url = ParseParts(Encoding.Latin1.GetString(utf8), out var reason);
        error = url is null ? $"parse {GoQuote.Of(utf8)}: {reason}" : "";
        return url;
    }

    private static UrlObject? ParseParts(string text, out string error)
    {
        error = "";
        foreach (var c in text)
        {
            if (c is < ' ' or '\x7F')
            {
                error = "net/url: invalid control character in URL";
                return null;
            }
        }

        if (text is "" or "*")
        {
            error = text.Length == 0 ? "empty url" : "";
            return text.Length == 0 ? null : new UrlObject { EscapedPath = "*" };
        }

        var schemeLength = SchemeLength(text);
        if (schemeLength == 0)
        {
            error = "missing protocol scheme";
            return null;
        }

        var scheme = schemeLength < 0 ? "" : text[..schemeLength].ToLowerInvariant();
        return ParseRest(scheme, schemeLength < 0 ? text : text[(schemeLength + 1)..], out error);
    }

    /// <summary>-1 where there is none; 0 where a colon comes first.</summary>
    private static int SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i;
            }

            if (!char.IsAsciiLetter(text[i]) && (i == 0 || !(char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
            {
                return -1;
            }
        }

        return -1;
    }

    private static UrlObject? ParseRest(string scheme, string rest, out string error)
    {
        error = "";
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        var forceQuery = question >= 0 && question == rest.Length - 1;
        rest = question < 0 ? rest : rest[..question];
        if (!rest.StartsWith('/'))
        {
            error = scheme.Length == 0 ? "invalid URI for request" : "";
            return scheme.Length == 0 ? null : new UrlObject { Scheme = scheme, Opaque = rest, RawQuery = query, ForceQuery = forceQuery };
        }

        var authority = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            (authority, rest) = slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
        }

        if (!TryAuthority(authority, out var userInfo, out var host, out error) || Path(rest, out error) is not { } path)
        {
            return null;
        }

        return new UrlObject { Scheme = scheme, UserInfo = userInfo, Host = host, EscapedPath = path, RawQuery = query, ForceQuery = forceQuery };
    }

    /// <summary>As it was written where that is a valid escaping, else escaped anew.</summary>
    private static string? Path(string text, out string error)
    {
        var path = UrlEscaping.Unescape(text, UrlPart.Path, out error);
        return path is null ? null : UrlEscaping.IsEscapedPath(text) ? text : UrlEscaping.EscapePath(path);
    }

    private static bool TryAuthority(string authority, out string userInfo, out string host, out string error)
    {
        var at = authority.LastIndexOf('@');
        (userInfo, host) = (authority[..(at + 1)], "");
        if (Host(authority[(at + 1)..], out error) is not { } found)
        {
            return false;
        }

        host = found;
        if (at < 0)
        {
            return true;
        }

        foreach (var c in authority.AsSpan(0, at))
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-._:~!$&'()*+,;=%@".Contains(c, StringComparison.Ordinal))
            {
                error = "net/url: invalid userinfo";
                return false;
            }
        }

        return UrlEscaping.Unescape(authority[..at], UrlPart.UserInfo, out error) is not null;
    }

    private static string? Host(string host, out string error)
    {
        var bracket = host.StartsWith('[') ? host.LastIndexOf(']') : -1;
        if (host.StartsWith('[') && bracket < 0)
        {
            error = "missing ']' in host";
            return null;
        }

        var colon = host.LastIndexOf(':');
        var port = bracket >= 0 ? host[(bracket + 1)..] : colon >= 0 ? host[colon..] : "";
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            error = $"invalid port {GoQuote.Of(Encoding.Latin1.GetBytes(port))} after host";
            return null;
        }

        var zone = bracket >= 0 ? host[..bracket].IndexOf("%25", StringComparison.Ordinal) : -1;
        if (zone < 0)
        {
            return UrlEscaping.Unescape(host, UrlPart.Host, out error);
        }

        var name = UrlEscaping.Unescape(host[..zone], UrlPart.Host, out error);
        var zoneName = name is null ? null : UrlEscaping.Unescape(host[zone..bracket], UrlPart.Zone, out error);
        return zoneName is null ? null : name + zoneName + host[bracket..];
    }
}
