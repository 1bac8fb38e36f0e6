using System.Text;
using Caveat.Cel.Extensions.Kubernetes;
using CsCheck;

namespace Caveat.Cel.Tests.Extensions.Kubernetes;

public sealed class AddressLawTests
{
    [Fact]
    public void WhatIsPrintedReadsBackAsTheSame() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Bool, Gen.Int[0, 2]).Sample((high, low, isV4, zeros) =>
        {
            var bits = isV4 ? low & uint.MaxValue : new UInt128(zeros == 0 ? high : high & 0xFFFF_0000_0000_FFFF, zeros == 2 ? 0 : low);
            var address = new IpAddress(bits, isV4);
            return IpAddressParser.TryParse(address.ToString(), out var again, out var hasZone, out _) && again == address && !hasZone;
        });

    [Fact]
    public void EveryAddressThatIsReadIsOneForDotNetToo() => Gen.String[Gen.Char["0123456789abf:."], 0, 20].Sample(
        text => !IpAddressParser.TryParse(text, out var address, out _, out _)
            || (System.Net.IPAddress.TryParse(text, out var other) && BytesOf(address).SequenceEqual(other.GetAddressBytes())),
        iter: 20_000);

    [Fact]
    public void NoTextThrows() => Gen.String[Gen.Char["a1:/.%[]@?#&=+ \u00e9\u0001-v"], 0, 30].Sample(text =>
    {
        _ = UrlParser.Parse(Encoding.UTF8.GetBytes(text), out _)?.ToString();
        _ = IpAddressParser.TryPrefix(text, out _, out _, out _);
        _ = SemverParser.ParseNormalized(text, out _)?.ToString();
        _ = NameRules.QualifiedName(text);
        _ = FormatRules.DateTime(text);
    });

    private static byte[] BytesOf(IpAddress address)
    {
        var bytes = new byte[address.Length / 8];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(address.Bits >> (address.Length - 8 - (8 * i)));
        }

        return bytes;
    }
}
