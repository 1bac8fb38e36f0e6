using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>An IP address as a value.</summary>
internal sealed class IpObject(IpAddress address) : OpaqueObject(IpType), ISized
{
    public static readonly CelType IpType = CelType.Opaque("net.IP");

    public IpAddress Address { get; } = address;

    public long Size => Address.Length / 8;

    public override bool EqualTo(OpaqueObject other) => other is IpObject ip && ip.Address == Address;

    public override string ToString() => Address.ToString();
}
