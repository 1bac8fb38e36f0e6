using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of ranges of IP addresses.</summary>
public static class CidrLibrary
{
    private static CelType Type => CidrObject.CidrType;

    private static Estimate AddressBytes { get; } = new(4, 16);

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.net.cidr",
        Doc = "Ranges of IP addresses such as `10.0.0.0/8`. Leading zeros, zones and IPv4 addresses mapped into IPv6 are refused.",
        Types = [Type],
        Functions =
        [
            Function("cidr", Make("string_to_cidr", [CelType.String], Type, Of(Parse), CostRule.Traversal,
                "The range that a text says. A text that is none is an error.",
                Example("cidr('192.168.0.0/16').prefixLength()", "16"),
                Example("isCIDR('192.168.0.0')", "false"))),
            Function("isCIDR", Make("is_cidr", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text).IsError)), CostRule.Traversal,
                "Whether a text is a range.",
                Example("isCIDR('10.0.0.0/8')", "true"),
                Example("isCIDR('10.0.0.0/33')", "false"))),
            Function(
                "containsIP",
                Member("cidr_contains_ip_string", [Type, CelType.String], CelType.Bool, Of((cidr, text) => Contains(cidr, IpLibrary.Parse(text))), Containing(false, true),
                    "Whether an address, which is given as text, is of the range. A text that is no address is an error.",
                    Example("cidr('192.168.0.0/24').containsIP('192.168.0.1')", "true")),
                Member("cidr_contains_ip_ip", [Type, IpObject.IpType], CelType.Bool, Of(Contains), Containing(false, false),
                    "Whether an address is of the range.",
                    Example("cidr('192.168.0.0/24').containsIP(ip('192.168.1.1'))", "false"))),
            Function(
                "containsCIDR",
                Member("cidr_contains_cidr_string", [Type, CelType.String], CelType.Bool, Of((cidr, text) => ContainsRange(cidr, Parse(text))), Containing(true, true),
                    "Whether a range, which is given as text, is part of the range. A text that is no range is an error.",
                    Example("cidr('192.168.0.0/16').containsCIDR('192.168.10.0/24')", "true")),
                Member("cidr_contains_cidr", [Type, Type], CelType.Bool, Of(ContainsRange), Containing(true, false),
                    "Whether a range is part of the range.",
                    Example("cidr('192.168.0.0/16').containsCIDR(cidr('192.0.0.0/8'))", "false"))),
            Function("ip", Member("cidr_ip", [Type], IpObject.IpType, Of(cidr => Value.Of(new IpObject(cidr.As<CidrObject>().Address))), CostRule.One,
                "The address before the slash.",
                Example("cidr('192.168.1.1/24').ip() == ip('192.168.1.1')", "true"))),
            Function("prefixLength", Member("cidr_prefix_length", [Type], CelType.Int, Of(cidr => Value.Of((long)cidr.As<CidrObject>().PrefixLength)), CostRule.One,
                "The number of bits after the slash.",
                Example("cidr('::1/128').prefixLength()", "128"))),
            Function("masked", Member("cidr_masked", [Type], Type, Of(cidr => Value.Of(cidr.As<CidrObject>().Masked())), CostRule.One,
                "The range with the bits after its prefix made zero.",
                Example("cidr('192.168.1.1/24').masked() == cidr('192.168.1.0/24')", "true"))),
            Function("string", Make("cidr_to_string", [Type], CelType.String, Of(cidr => Value.Of(cidr.As<CidrObject>().ToString())), CostRule.One,
                "The canonical form.",
                Example("string(cidr('2001:DB8::/32'))", "'2001:db8::/32'"))),
        ],
    };

    /// <summary>Compares the prefix twice; a range once more; reads a text once.</summary>
    private static CostRule Containing(bool isRange, bool isText) => new(
        (arguments, _) =>
        {
            var size = CostRule.SizeOf(arguments[0]);
            return CostRule.Scaled(2 * size, CostRule.StringTraversal)
                + (isRange ? CostRule.Scaled(size, CostRule.StringTraversal) + 1 : 0)
                + (isText ? CostRule.Scaled(CostRule.SizeOf(arguments[1]), CostRule.StringTraversal) : 0);
        },
        call =>
        {
            var cost = AddressBytes.Plus(AddressBytes).Times(CostRule.StringTraversal);
            cost = isRange ? cost.Plus(AddressBytes.Times(CostRule.StringTraversal)).Plus(Estimate.Exactly(1)) : cost;
            return new CallEstimate(isText ? cost.Plus(call.SizeOf(1).Times(CostRule.StringTraversal)) : cost);
        });

    private static Value Parse(Value text)
    {
        const string Prefix = "network address parse error during conversion from string: ";
        var raw = text.AsText;
        if (!IpAddressParser.TryPrefix(raw, out var address, out var length, out var error))
        {
            return Value.Error(Prefix + Prefix + error);
        }

        return address.IsV4InV6
            ? Value.Error($"{Prefix}IPv4-mapped IPv6 address {GoQuote.Of(raw)} is not allowed")
            : Value.Of(new CidrObject(address, length));
    }

    private static Value Contains(Value cidr, Value ip) => ip.IsError ? ip : Value.Of(cidr.As<CidrObject>().Contains(ip.As<IpObject>().Address));

    private static Value ContainsRange(Value cidr, Value other) => other.IsError ? other : Value.Of(cidr.As<CidrObject>().Contains(other.As<CidrObject>()));
}
