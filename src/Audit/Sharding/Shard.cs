using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Audit.Sharding;

/// <summary>One of several runs that judge an equal share of the objects each.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">Of all; at most <see cref="MaxCount"/>.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Shards of a run: each reads the whole source.</summary>
    public const int MaxCount = 1_000;

    /// <summary>Reads <c>I/N</c>, as in <c>0/4</c>, the first of four.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        shard = null;
        var slash = text.IndexOf('/');
        if (slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= MaxCount
            && index < count)
        {
            shard = new Shard(index, count);
        }

        return shard is not null;
    }

    /// <summary>
    /// Whether the objects of a namespace are this shard's; the cluster-scoped ones, of an empty name, are one shard's too. The same in every version: shards of one run need not be of one.
    /// </summary>
    public bool Owns(string space) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(space))) % (ulong)Count == (ulong)Index;

    /// <summary><c>0/4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
