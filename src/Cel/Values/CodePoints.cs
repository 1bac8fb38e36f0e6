using System.Buffers.Binary;
using System.Numerics;

namespace Caveat.Cel.Values;

/// <summary>Strings by code point over UTF-8.</summary>
internal static class CodePoints
{
    /// <summary>Number of code points of well-formed UTF-8: every byte but the continuing ones (10xxxxxx) starts one.</summary>
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var continuing = 0;
        var rest = utf8;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            continuing += BitOperations.PopCount(eight & (~eight << 1) & 0x8080_8080_8080_8080);
        }

        foreach (var one in rest)
        {
            continuing += (one & 0xC0) == 0x80 ? 1 : 0;
        }

        return utf8.Length - continuing;
    }
}
