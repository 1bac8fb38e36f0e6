using System.Globalization;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>A range of IP addresses as a value; the bits after the prefix are kept as they were written.</summary>
internal sealed class CidrObject(IpAddress address, int prefixLength) : OpaqueObject(CidrType), ISized
{
    public static readonly CelType CidrType = CelType.Opaque("net.CIDR");

    public IpAddress Address { get; } = address;

    public int PrefixLength { get; } = prefixLength;

    public long Size => (PrefixLength + 7) / 8;

    public CidrObject Masked() => new(Address.Masked(PrefixLength), PrefixLength);

    public bool Contains(IpAddress ip) => ip.IsV4 == Address.IsV4 && ip.Masked(PrefixLength) == Address.Masked(PrefixLength);

    public bool Contains(CidrObject other) => PrefixLength <= other.PrefixLength && Contains(other.Address);

    public override bool EqualTo(OpaqueObject other) => other is CidrObject cidr && cidr.Address == Address && cidr.PrefixLength == PrefixLength;

    public override string ToString() => Address + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);
}
