using System.Text;

namespace Caveat.Kube;

/// <summary>
/// Strings for names that come again in each request, so that they are made once. A slot holds the last name that fell into it: strange names can push
/// known ones out, and no more. Safe for many threads.
/// </summary>
internal static class NamePool
{
    /// <summary>Strings that are kept; a cluster has some hundred kinds and resources.</summary>
    public const int SlotCount = 4096;

    /// <summary>Longest name in bytes that is kept: a DNS name's limit.</summary>
    public const int MaxNameBytes = 253;

    private static readonly string?[] Slots = new string?[SlotCount];

    /// <summary>The name as a string.</summary>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxNameBytes)
        {
            return utf8.Length == 0 ? "" : Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref Slots[Hash(utf8) & (SlotCount - 1)];
        var known = Volatile.Read(ref slot);
        if (known is not null && Ascii.Equals(utf8, known))
        {
            return known;
        }

        var name = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref slot, name);
        return name;
    }

    // FNV-1a.
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var octet in utf8)
        {
            hash = unchecked((hash ^ octet) * 16777619u);
        }

        return hash ^ (hash >> 15);
    }
}
