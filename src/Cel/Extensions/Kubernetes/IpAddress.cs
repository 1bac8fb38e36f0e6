using System.Globalization;
using System.Text;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>An address of 32 or 128 bits, as Go's <c>netip.Addr</c> without a zone.</summary>
/// <param name="Bits">The address; of an IPv4 one the lowest 32.</param>
/// <param name="IsV4">Four bytes rather than sixteen.</param>
internal readonly record struct IpAddress(UInt128 Bits, bool IsV4)
{
    public int Length => IsV4 ? 32 : 128;

    public bool IsUnspecified => Bits == 0;

    public bool IsLoopback => IsV4 ? Bits >> 24 == 127 : Bits == 1;

    public bool IsLinkLocalUnicast => IsV4 ? Bits >> 16 == 0xA9FE : Bits >> 118 == 0x3FA;

    public bool IsLinkLocalMulticast => IsV4 ? Bits >> 8 == 0xE00000 : ((Bits >> 112) & 0xFF0F) == 0xFF02;

    public bool IsMulticast => IsV4 ? Bits >> 28 == 0xE : Bits >> 120 == 0xFF;

    /// <summary>Every unicast address but link-local, loopback, unspecified and IPv4's broadcast; private ones too (RFC 4632, RFC 1122, RFC 4291).</summary>
    public bool IsGlobalUnicast =>
        !IsUnspecified && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast && !(IsV4 && Bits == uint.MaxValue);

    /// <summary><c>::ffff:a.b.c.d</c>.</summary>
    public bool IsV4InV6 => !IsV4 && Bits >> 32 == 0xFFFF;

    /// <summary>The bits of a prefix, the others zero.</summary>
    public IpAddress Masked(int prefixLength)
    {
        var drop = Length - prefixLength;
        return this with { Bits = drop >= 128 ? UInt128.Zero : Bits >> drop << drop };
    }

    /// <summary>The canonical form (RFC 5952).</summary>
    public override string ToString() => IsV4 ? V4Text((uint)Bits) : V6Text();

    private static string V4Text(uint bits) => string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");

    private string V6Text()
    {
        if (IsV4InV6)
        {
            return "::ffff:" + V4Text((uint)(Bits & uint.MaxValue));
        }

        var (zeros, count) = LongestZeros();
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (count > 1 && i == zeros)
            {
                text.Append("::");
                i += count - 1;
                continue;
            }

            text.Append(text.Length > 0 && text[^1] != ':' ? ":" : "").Append(Group(i).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private int Group(int index) => (int)((Bits >> (112 - (16 * index))) & 0xFFFF);

    private (int Start, int Count) LongestZeros()
    {
        var best = (Start: -1, Count: 0);
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && Group(end) == 0)
            {
                end++;
            }

            if (end - i > best.Count)
            {
                best = (i, end - i);
            }
        }

        return best;
    }
}
