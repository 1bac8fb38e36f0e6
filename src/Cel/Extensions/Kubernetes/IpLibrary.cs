using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of IP addresses.</summary>
public static class IpLibrary
{
    private static CelType Type => IpObject.IpType;

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.net.ip",
        Doc = "IP addresses. Leading zeros, zones and IPv4 addresses mapped into IPv6 are refused.",
        Types = [Type],
        Functions =
        [
            Function("ip", Make("string_to_ip", [CelType.String], Type, Of(Parse), CostRule.Traversal,
                "The address that a text says. A text that is none is an error.",
                Example("ip('127.0.0.1').family()", "4"),
                Example("ip('127.0.0.01')", "error: IP Address \"127.0.0.01\" parse error during conversion from string: ParseAddr(\"127.0.0.01\"): IPv4 field has octet with leading zero"))),
            Function("isIP", Make("is_ip", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text).IsError)), CostRule.Traversal,
                "Whether a text is an address.",
                Example("isIP('::1')", "true"),
                Example("isIP('256.0.0.1')", "false"))),
            Function("ip.isCanonical", Make("ip_is_canonical", [CelType.String], CelType.Bool, Of(IsCanonical), CostRule.DoubleTraversal,
                "Whether an address is written in its canonical form. A text that is no address is an error.",
                Example("ip.isCanonical('2001:db8::abcd')", "true"),
                Example("ip.isCanonical('2001:DB8::ABCD')", "false"))),
            Function("family", Question("ip_family", CelType.Int, a => Value.Of(a.IsV4 ? 4L : 6L), "4 or 6.",
                Example("ip('::1').family()", "6"))),
            Function("isUnspecified", Question("ip_is_unspecified", a => a.IsUnspecified, "Whether it is `0.0.0.0` or `::`.",
                Example("ip('0.0.0.0').isUnspecified()", "true"))),
            Function("isLoopback", Question("ip_is_loopback", a => a.IsLoopback, "Whether it is of `127.0.0.0/8`, or `::1`.",
                Example("ip('127.0.0.1').isLoopback()", "true"))),
            Function("isLinkLocalMulticast", Question("ip_is_link_local_multicast", a => a.IsLinkLocalMulticast, "Whether it is of `224.0.0.0/24` or `ff02::/16`.",
                Example("ip('224.0.0.1').isLinkLocalMulticast()", "true"))),
            Function("isLinkLocalUnicast", Question("ip_is_link_local_unicast", a => a.IsLinkLocalUnicast, "Whether it is of `169.254.0.0/16` or `fe80::/10`.",
                Example("ip('169.254.169.254').isLinkLocalUnicast()", "true"))),
            Function("isGlobalUnicast", Question("ip_is_global_unicast", a => a.IsGlobalUnicast, "Whether it is a unicast address that is neither link-local, loopback nor unspecified; private ones are.",
                Example("ip('192.168.0.1').isGlobalUnicast()", "true"),
                Example("ip('255.255.255.255').isGlobalUnicast()", "false"))),
            Function("string", Make("ip_to_string", [Type], CelType.String, Of(ip => Value.Of(ip.As<IpObject>().ToString())), CostRule.One,
                "The canonical form.",
                Example("string(ip('2001:DB8:0:0::1'))", "'2001:db8::1'"))),
        ],
    };

    /// <summary>The address of a text, or an error.</summary>
    internal static Value Parse(Value text)
    {
        var raw = text.AsText;
        if (!IpAddressParser.TryParse(raw, out var address, out var hasZone, out var error))
        {
            return Value.Error($"IP Address {GoQuote.Of(raw)} parse error during conversion from string: {error}");
        }

        if (hasZone)
        {
            return Value.Error($"IP address {GoQuote.Of(raw)} with zone value is not allowed");
        }

        return address.IsV4InV6 ? Value.Error($"IPv4-mapped IPv6 address {GoQuote.Of(raw)} is not allowed") : Value.Of(new IpObject(address));
    }

    private static Value IsCanonical(Value text)
    {
        var parsed = Parse(text);
        return parsed.IsError ? parsed : Value.Of(parsed.As<IpObject>().ToString() == text.AsText);
    }

    private static Overload Question(string id, Func<IpAddress, bool> ask, string doc, params FunctionExample[] examples) =>
        Question(id, CelType.Bool, a => Value.Of(ask(a)), doc, examples);

    private static Overload Question(string id, CelType result, Func<IpAddress, Value> ask, string doc, params FunctionExample[] examples) =>
        Member(id, [Type], result, Of(ip => ask(ip.As<IpObject>().Address)), CostRule.One, doc, examples);
}
