using System.Text;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>A URL as a value. Texts are bytes: each character is one of U+0000 to U+00FF, as escapes may make what is no UTF-8.</summary>
internal sealed class UrlObject() : OpaqueObject(UrlType)
{
    public static readonly CelType UrlType = CelType.Opaque("kubernetes.URL");

    public string Scheme { get; init; } = "";

    /// <summary>What follows the scheme where that is no slash.</summary>
    public string Opaque { get; init; } = "";

    /// <summary>With its <c>@</c>; empty where there is none.</summary>
    public string UserInfo { get; init; } = "";

    /// <summary>With its port, its escapes taken out.</summary>
    public string Host { get; init; } = "";

    public string EscapedPath { get; init; } = "";

    public string RawQuery { get; init; } = "";

    /// <summary>Without its <c>#</c>; empty where there is none.</summary>
    public string EscapedFragment { get; private init; } = "";

    /// <summary>A question mark stands at the end, with nothing after it.</summary>
    public bool ForceQuery { get; init; }

    /// <summary>Digits after the host's last colon; empty where there are none.</summary>
    public string Port => Host[HostnameEnd..].TrimStart(':');

    /// <summary>Without port and brackets.</summary>
    public string Hostname
    {
        get
        {
            var name = Host[..HostnameEnd];
            return name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name;
        }
    }

    public UrlObject WithFragment(string escaped) => new()
    {
        Scheme = Scheme,
        Opaque = Opaque,
        UserInfo = UserInfo,
        Host = Host,
        EscapedPath = EscapedPath,
        RawQuery = RawQuery,
        ForceQuery = ForceQuery,
        EscapedFragment = escaped,
    };

    public override bool EqualTo(OpaqueObject other) => other is UrlObject url && url.Whole() == Whole();

    public override string ToString() => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Whole()));

    private int HostnameEnd
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            return colon >= 0 && colon > Host.LastIndexOf(']') && !Host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? colon : Host.Length;
        }
    }

    private string Whole()
    {
        var authority = Scheme.Length > 0 || Host.Length > 0 || UserInfo.Length > 0;
        var slashes = authority && Opaque.Length == 0 && Host.Length + EscapedPath.Length + UserInfo.Length > 0 ? "//" : "";
        return (Scheme.Length > 0 ? Scheme + ":" : "") + (Opaque.Length > 0 ? Opaque : slashes + UserInfo + Host + EscapedPath)
            + (ForceQuery || RawQuery.Length > 0 ? "?" + RawQuery : "")
            + (EscapedFragment.Length > 0 ? "#" + EscapedFragment : "");
    }
}
