using System.Text;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of URLs.</summary>
public static class UrlLibrary
{
    private static CelType Type => UrlObject.UrlType;

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.urls",
        Doc = "Absolute URLs and absolute paths.",
        Types = [Type],
        Functions =
        [
            Function("url", Make("string_to_url", [CelType.String], Type, Of(Parse), CostRule.TraversalToText,
                "The URL that a text says. A text that is none is an error.",
                Example("url('https://example.com:80/').getHost()", "'example.com:80'"),
                Example("url('../rel')", "error: URL parse error during conversion from string: parse \"../rel\": invalid URI for request"))),
            Function("isURL", Make("is_url_string", [CelType.String], CelType.Bool, Of(text => Value.Of(UrlParser.IsRequest(text.AsUtf8, out _))), CostRule.One,
                "Whether a text is a URL.",
                Example("isURL('https://user:pass@example.com:80/path?query=val#fragment')", "true"),
                Example("isURL('//::12')", "true"),
                Example("isURL('../relative-path')", "false"))),
            Function("getScheme", Text("url_get_scheme", url => url.Scheme, "The scheme in lower case; empty where there is none.",
                Example("url('HTTPS://example.com/').getScheme()", "'https'"), Example("url('/path').getScheme()", "''"))),
            Function("getHost", Text("url_get_host", url => url.Host, "Host and port; empty where there is none.",
                Example("url('https://[::1]:80/').getHost()", "'[::1]:80'"))),
            Function("getHostname", Text("url_get_hostname", url => url.Hostname, "The host without port and brackets.",
                Example("url('https://[::1]:80/').getHostname()", "'::1'"))),
            Function("getPort", Text("url_get_port", url => url.Port, "The port; empty where there is none.",
                Example("url('https://example.com:80/').getPort()", "'80'"), Example("url('https://example.com/').getPort()", "''"))),
            Function("getEscapedPath", Text("url_get_escaped_path", url => url.EscapedPath, "The path, percent-encoded.",
                Example("url('https://example.com/path with spaces/').getEscapedPath()", "'/path%20with%20spaces/'"))),
            Function("getQuery", Member("url_get_query", [Type], CelType.MapOf(CelType.String, CelType.ListOf(CelType.String)), Of(Query), CostRule.One,
                "The values of each key of the query; parts that can't be decoded are left out.",
                Example("url('https://example.com/?k1=a&k2=b&k2=c').getQuery()", "{'k1': ['a'], 'k2': ['b', 'c']}"),
                Example("url('https://example.com/').getQuery()", "{}"))),
        ],
    };

    private static Overload Text(string id, Func<UrlObject, string> part, string doc, params FunctionExample[] examples) =>
        Member(id, [Type], CelType.String, Of(url => FromBytes(part(url.As<UrlObject>()))), CostRule.One, doc, examples);

    private static Value FromBytes(string bytes) => Value.Of(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes)));

    private static Value Parse(Value text) => UrlParser.Parse(text.AsUtf8, out var error) is { } url
        ? Value.Of(url)
        : Value.Error("URL parse error during conversion from string: " + error);

    private static Value Query(Value url)
    {
        var keys = new List<string>();
        var values = new Dictionary<string, List<Value>>(StringComparer.Ordinal);
        foreach (var part in url.As<UrlObject>().RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Contains(';', StringComparison.Ordinal))
            {
                continue;
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = UrlEscaping.Unescape(equals < 0 ? part : part[..equals], UrlPart.Query, out _);
            var value = UrlEscaping.Unescape(equals < 0 ? "" : part[(equals + 1)..], UrlPart.Query, out _);
            if (key is null || value is null)
            {
                continue;
            }

            if (!values.TryGetValue(key, out var list))
            {
                values[key] = list = [];
                keys.Add(key);
            }

            list.Add(FromBytes(value));
        }

        return ToMap(keys, values);
    }

    private static Value ToMap(List<string> keys, Dictionary<string, List<Value>> values)
    {
        var map = new ValueMap(keys.Count);
        foreach (var key in keys)
        {
            map.TryAdd(FromBytes(key), Value.Of(new ValueList([.. values[key]])));
        }

        return Value.Of(map);
    }
}
