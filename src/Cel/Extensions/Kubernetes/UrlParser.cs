using System.Text;
using Caveat.Cel.Extensions.Strings;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>
/// Reads URLs as the API server does: what Go's <c>url.ParseRequestURI</c> accepts, an absolute URL or an absolute path, is then read by <c>url.Parse</c>, for which there are
/// fragments, and which finds a host in <c>//host/path</c>.
/// </summary>
internal static class UrlParser
{
    /// <summary>The URL, or null and the message in Go's words.</summary>
    public static UrlObject? Parse(ReadOnlySpan<byte> utf8, out string error)
    {
        var text = Encoding.Latin1.GetString(utf8);
        var url = ParseParts(text, isRequest: true, out var reason) is null ? null : ParseReference(text, out reason);
        error = url is null ? $"parse {GoQuote.Of(utf8)}: {reason}" : "";
        return url;
    }

    /// <summary>Whether <c>url.ParseRequestURI</c> accepts it, and in Go's words why not.</summary>
    public static bool IsRequest(ReadOnlySpan<byte> utf8, out string error)
    {
        var isRequest = ParseParts(Encoding.Latin1.GetString(utf8), isRequest: true, out var reason) is not null;
        error = isRequest ? "" : $"parse {GoQuote.Of(utf8)}: {reason}";
        return isRequest;
    }

    private static UrlObject? ParseReference(string text, out string error)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var url = ParseParts(hash < 0 ? text : text[..hash], isRequest: false, out error);
        if (url is null || hash < 0)
        {
            return url;
        }

        var fragment = Escaped(text[(hash + 1)..], UrlPart.Fragment, out error);
        return fragment is null ? null : url.WithFragment(fragment);
    }

    private static UrlObject? ParseParts(string text, bool isRequest, out string error)
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
        return ParseRest(scheme, schemeLength < 0 ? text : text[(schemeLength + 1)..], isRequest, out error);
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

    private static UrlObject? ParseRest(string scheme, string rest, bool isRequest, out string error)
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
        var hasAuthority = scheme.Length > 0 || (!isRequest && !rest.StartsWith("///", StringComparison.Ordinal));
        if (hasAuthority && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            (authority, rest) = slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
        }

        if (!TryAuthority(authority, out var userInfo, out var host, out error) || Escaped(rest, UrlPart.Path, out error) is not { } path)
        {
            return null;
        }

        return new UrlObject { Scheme = scheme, UserInfo = userInfo, Host = host, EscapedPath = path, RawQuery = query, ForceQuery = forceQuery };
    }

    /// <summary>As it was written where that is a valid escaping, else escaped anew.</summary>
    private static string? Escaped(string text, UrlPart part, out string error)
    {
        var plain = UrlEscaping.Unescape(text, part, out error);
        return plain is null ? null : UrlEscaping.IsEscaped(text, part) ? text : UrlEscaping.Escape(plain, part);
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
